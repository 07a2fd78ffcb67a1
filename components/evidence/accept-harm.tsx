'use client';

import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { TimeAgo } from '@/components/ui/time-ago';
import { callApi } from '@/lib/client/call-api';
import type { EvidenceReport } from '@/lib/schemas/evidence';

export interface AcceptanceProps {
  releaseId: string;
  evidenceId: string;
  /** Why whoever looks may not accept; null when they may. */
  refusal: string | null;
}

interface AcceptHarmProps extends AcceptanceProps {
  about: string;
  itemKey: string;
  explanation: EvidenceReport['toAccept'][number]['explanation'];
}

/** The owner's written word on what became worse, or the way to give it. */
export function AcceptHarm({ releaseId, evidenceId, refusal, about, itemKey, explanation }: AcceptHarmProps) {
  const router = useRouter();
  if (explanation) {
    return (
      <p className="mt-1 text-sm">
        Accepted by {explanation.byName}, <TimeAgo at={explanation.at} />: {explanation.reason}
      </p>
    );
  }
  if (refusal) return <p className="mt-1 text-sm text-mute">{refusal}</p>;
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" className="mt-1.5">
          Accept in writing…
        </Button>
      }
      title={`Accept that it became worse: ${about}`}
      body="The gate then names it with your reason instead of stopping at it. Your words go with the promotion."
      reasonLabel="Why is that acceptable?"
      reasonRequired
      reasonMinLength={10}
      confirmLabel="Accept"
      onConfirm={async (reason) => {
        const input = { about: 'harm', key: itemKey, reason };
        const answer = await callApi(
          'POST',
          `/releases/${releaseId}/evidence/${evidenceId}/explanations`,
          input,
        );
        if (!answer.ok) return { error: answer.detail };
        toast.success('Kept with your name');
        router.refresh();
        return null;
      }}
    />
  );
}
