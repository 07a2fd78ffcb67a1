'use client';

import { Activity } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { Note } from '@/components/ui/note';
import { useSample } from '@/lib/client/use-sample';
import type { SampleState } from '@/lib/schemas/desk';
import { RemoveSample } from './remove-sample';

export interface SampleBannerProps {
  sample: SampleState;
  mayManage: boolean;
}

/** Says that the traffic is simulated, how far the sample is, and takes it away in one click. */
export function SampleBanner({ sample: first, mayManage }: SampleBannerProps) {
  const router = useRouter();
  const sample = useSample(first, () => router.refresh());
  if (!sample.present) return null;
  return (
    <Note
      tone="accent"
      className="mb-5"
      title="This is the sample release: its traffic is simulated"
      action={mayManage ? <RemoveSample onRemoved={() => router.refresh()} /> : null}
    >
      {sample.progress ? (
        <p role="status" className="flex items-center gap-1.5 text-mute">
          <Activity aria-hidden className="size-3.5 shrink-0" />
          {sample.progress}
        </p>
      ) : (
        <p className="text-mute">A simulator sends it through the same public endpoints as any client.</p>
      )}
    </Note>
  );
}
