'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { callApi } from '@/lib/client/call-api';
import type { ReleaseView } from '@/lib/schemas/release';
import { DraftSaver, type DraftSnapshot } from './draft-saver';
import { forgetDraft, keepDraft } from './kept-draft';

/** Saves after a pause in typing, and at once when the page is hidden, left, or the network is back. */
export function useDraftSaver(release: ReleaseView): { saver: DraftSaver; draft: DraftSnapshot } {
  const [saver] = useState(
    () =>
      new DraftSaver(release, {
        save: (body) => callApi<ReleaseView>('PUT', `/releases/${release.id}/draft`, body),
        load: () => callApi<ReleaseView>('GET', `/releases/${release.id}`),
        keep: (fields) => keepDraft(release.id, fields, new Date()),
        forget: () => forgetDraft(release.id),
        after: (ms, then) => {
          const timer = setTimeout(then, ms);
          return () => clearTimeout(timer);
        },
      }),
  );
  const draft = useSyncExternalStore(saver.subscribe, saver.getSnapshot, saver.getSnapshot);

  useEffect(() => {
    const flush = () => void saver.flush();
    const onVisibility = () => document.visibilityState === 'hidden' && flush();
    document.addEventListener('visibilitychange', onVisibility);
    window.addEventListener('online', flush);
    window.addEventListener('pagehide', flush);
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      window.removeEventListener('online', flush);
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [saver]);

  return { saver, draft };
}
