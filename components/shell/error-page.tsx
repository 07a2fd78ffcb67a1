'use client';

import { RotateCcw } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { startTransition, useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { readinessSentence } from '@/lib/client/readiness-sentence';
import { useReadiness } from '@/lib/client/use-readiness';

export interface ErrorPageProps {
  error: Error & { digest?: string };
  /** Draws the failed part anew. */
  retry: () => void;
}

/** What happened, what was kept, and the way on. Tries again by itself when the database answers again. */
export function ErrorPage({ error, retry }: ErrorPageProps) {
  const router = useRouter();
  const readiness = useReadiness();
  const sentence = readiness ? readinessSentence(readiness) : null;
  const wasAway = useRef(false);

  const again = () =>
    startTransition(() => {
      router.refresh();
      retry();
    });
  const latest = useRef(again);
  useEffect(() => {
    latest.current = again;
  });
  useEffect(() => {
    if (readiness === null) return;
    if (wasAway.current && readiness.kind === 'ready') latest.current();
    wasAway.current = readiness.kind !== 'ready';
  }, [readiness]);

  return (
    <div className="mx-auto flex max-w-xl flex-col items-start gap-3 px-4 py-16">
      <h1 className="text-2xl font-semibold tracking-tight">
        {sentence ? 'This page cannot be loaded now' : 'Something went wrong on this page'}
      </h1>
      {sentence ? (
        <>
          <p>{sentence}</p>
          <p className="text-mute">
            Every change that was confirmed is kept. Nothing is half done. This page loads by itself as soon
            as the database answers.
          </p>
        </>
      ) : (
        <p className="text-mute">
          Nothing was changed by it, and routing is not touched. Try again; if it comes back, look in the
          server's log
          {error.digest ? (
            <>
              {' '}
              for reference <span className="code text-ink">{error.digest}</span>
            </>
          ) : null}
          .
        </p>
      )}
      <Button variant="primary" onClick={again}>
        <RotateCcw aria-hidden /> Try again
      </Button>
    </div>
  );
}
