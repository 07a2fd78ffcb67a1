'use client';

import { CloudOff } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { readinessSentence } from '@/lib/client/readiness-sentence';
import { useReadiness } from '@/lib/client/use-readiness';

/** Says plainly what does not work, and brings the page up to date when it works again. */
export function OfflineBanner() {
  const readiness = useReadiness();
  const router = useRouter();
  const wasAway = useRef(false);
  const sentence = readiness ? readinessSentence(readiness) : null;

  useEffect(() => {
    if (readiness === null) return;
    if (wasAway.current && readiness.kind === 'ready') router.refresh();
    wasAway.current = readiness.kind !== 'ready';
  }, [readiness, router]);

  return (
    <div role="status">
      {sentence ? (
        <p className="flex items-start gap-2 border-b border-warn/35 bg-warn-soft px-4 py-2 text-ink sm:px-6">
          <CloudOff aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
          <span>{sentence}</span>
        </p>
      ) : null}
    </div>
  );
}
