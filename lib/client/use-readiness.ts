'use client';

import { useEffect, useState } from 'react';
import { type Readiness, readReadiness } from './read-readiness';

const WHEN_WELL_MS = 15_000;
const WHEN_NOT_MS = 3_000;

/** What works now; null until it is known. Asked every 15 s, every 3 s while something does not work. */
export function useReadiness(): Readiness | null {
  const [readiness, setReadiness] = useState<Readiness | null>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isGone = false;
    const ask = async () => {
      clearTimeout(timer);
      if (document.hidden) return;
      const answer = await readReadiness();
      if (isGone) return;
      setReadiness(answer);
      clearTimeout(timer);
      timer = setTimeout(ask, answer.kind === 'ready' ? WHEN_WELL_MS : WHEN_NOT_MS);
    };
    const askNow = () => void ask();
    askNow();
    const events = ['online', 'offline'] as const;
    for (const event of events) window.addEventListener(event, askNow);
    document.addEventListener('visibilitychange', askNow);
    return () => {
      isGone = true;
      clearTimeout(timer);
      for (const event of events) window.removeEventListener(event, askNow);
      document.removeEventListener('visibilitychange', askNow);
    };
  }, []);

  return readiness;
}
