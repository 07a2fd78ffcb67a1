'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef } from 'react';
import { useLive } from './use-live';

export interface LiveRefreshProps {
  topics: readonly string[];
  /** How often at most, for topics that change all the time. */
  atMostEveryMs?: number;
}

/** Loads the page's data anew when a topic changes, at most every 2 s. Draws nothing. */
export function LiveRefresh({ topics, atMostEveryMs = 2000 }: LiveRefreshProps) {
  const router = useRouter();
  const lastAt = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  const refreshSoon = useCallback(() => {
    if (timer.current !== null) return;
    const wait = Math.max(0, lastAt.current + atMostEveryMs - Date.now());
    timer.current = setTimeout(() => {
      timer.current = null;
      lastAt.current = Date.now();
      router.refresh();
    }, wait);
  }, [router, atMostEveryMs]);

  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = null;
    },
    [],
  );
  useLive(topics, refreshSoon);
  return null;
}
