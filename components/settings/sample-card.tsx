'use client';

import { Activity } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { RemoveSample } from '@/components/desk/remove-sample';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { ErrorNote } from '@/components/ui/error-note';
import { callApi } from '@/lib/client/call-api';
import { useSample } from '@/lib/client/use-sample';
import type { SampleState } from '@/lib/schemas/desk';

export function SampleCard({ sample: first }: { sample: SampleState }) {
  const router = useRouter();
  const refresh = () => router.refresh();
  const sample = useSample(first, refresh);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);

  const add = async () => {
    setBusy(true);
    setFault(null);
    const answer = await callApi('POST', '/sample');
    setBusy(false);
    if (!answer.ok) return setFault(answer.detail);
    router.push('/');
    router.refresh();
  };

  return (
    <Card title="The sample release" className="max-w-2xl">
      <p className="max-w-prose text-mute">
        A feature called <span className="code text-ink">support-reply</span> with a whole release half way
        through its stages. A simulator sends its traffic through the same public endpoints as any client. It
        is marked everywhere and removed with this button; only the audit history keeps that it was there.
      </p>
      {sample.present && sample.progress ? (
        <p role="status" className="mt-3 flex items-center gap-1.5">
          <Activity aria-hidden className="size-3.5 shrink-0 text-mute" />
          {sample.progress}
        </p>
      ) : null}
      {fault ? <ErrorNote className="mt-3" title={fault} body="The sample was not added." /> : null}
      <div className="mt-4 flex flex-wrap gap-2">
        {sample.present ? (
          <>
            <ButtonLink href="/" size="sm">
              See it on the Desk
            </ButtonLink>
            <RemoveSample onRemoved={refresh} />
          </>
        ) : (
          <Button variant="primary" onClick={() => void add()} loading={busy}>
            Add the sample
          </Button>
        )}
      </div>
    </Card>
  );
}
