'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { callApi } from '@/lib/client/call-api';
import type { ReviewQueue } from '@/lib/schemas/review-item';
import { keepVerdicts, readKeptVerdicts } from './kept-verdicts';
import { ReviewSession, type SessionSnapshot } from './review-session';

/** A sitting that begins with the page. Leaving it while verdicts are unsaved is asked about. */
export function useReviewSession(
  releaseId: string,
  reviewerId: string,
): { session: ReviewSession; snapshot: SessionSnapshot } {
  const [session] = useState(
    () =>
      new ReviewSession({
        fetch: (have) => callApi<ReviewQueue>('POST', `/reviews/${releaseId}/queue`, { have }),
        send: ({ itemId, said }) =>
          callApi<null>(said ? 'PUT' : 'DELETE', `/reviews/items/${itemId}/verdict`, said ?? undefined),
        keep: (entries) => keepVerdicts(reviewerId, releaseId, entries),
        after: (ms, then) => {
          const timer = setTimeout(then, ms);
          return () => clearTimeout(timer);
        },
      }),
  );
  const snapshot = useSyncExternalStore(session.subscribe, session.getSnapshot, session.getSnapshot);

  useEffect(() => {
    void session.start(readKeptVerdicts(reviewerId, releaseId));
  }, [session, reviewerId, releaseId]);

  const isUnsaved = snapshot.unsaved.count > 0;
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => isUnsaved && event.preventDefault();
    window.addEventListener('online', session.retry);
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('online', session.retry);
      window.removeEventListener('beforeunload', ask);
    };
  }, [session, isUnsaved]);

  return { session, snapshot };
}
