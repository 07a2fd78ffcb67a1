'use client';

import { useSyncExternalStore } from 'react';
import { onTick } from '@/lib/client/on-tick';
import { relativeTime } from '@/lib/client/relative-time';

const never = () => () => {};

/**
 * A relative time that keeps itself true; the absolute one on hover. The server's text may be a second older than
 * the browser's, so that difference is allowed; the reader's own time zone is used once the page is alive.
 */
export function TimeAgo({ at, className }: { at: string; className?: string }) {
  const ms = Date.parse(at);
  const read = () => relativeTime(ms, Date.now());
  const text = useSyncExternalStore(onTick, read, read);
  const isAlive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const title = Number.isNaN(ms)
    ? at
    : isAlive
      ? LOCAL.format(ms)
      : `${new Date(ms).toISOString().slice(0, 19)} UTC`;
  return (
    <time dateTime={at} title={title} className={className} suppressHydrationWarning>
      {text}
    </time>
  );
}

const LOCAL = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'long' });
