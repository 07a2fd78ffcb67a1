'use client';

import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { callApi } from '@/lib/client/call-api';
import { type CaseKind, KIND_LABELS } from '@/lib/core/evidence/evidence-case';

export interface ExplainAbsenceProps {
  releaseId: string;
  evidenceId: string;
  kind: CaseKind;
}

/** Asks why a comparison has no case of a kind. */
export function ExplainAbsence({ releaseId, evidenceId, kind }: ExplainAbsenceProps) {
  const router = useRouter();
  return (
    <ConfirmDialog
      trigger={<Button size="sm">Explain…</Button>}
      title={`No ${KIND_LABELS[kind]} cases`}
      body="The gate waits for cases of every kind, or for the reason why there are none."
      reasonLabel="Why are there none?"
      reasonRequired
      reasonMinLength={10}
      confirmLabel="Keep"
      onConfirm={async (reason) => {
        const input = { kind, reason };
        const answer = await callApi(
          'POST',
          `/releases/${releaseId}/evidence/${evidenceId}/explanations`,
          input,
        );
        if (!answer.ok) return { error: answer.detail };
        toast.success('Explained');
        router.refresh();
        return null;
      }}
    />
  );
}
