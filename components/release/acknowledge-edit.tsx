'use client';

import { useRouter } from 'next/navigation';
import { useRef } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { ConfirmDialog, type ConfirmOutcome } from '@/components/ui/confirm-dialog';
import { callApi } from '@/lib/client/call-api';
import { MIN_OVERRIDE_REASON_LENGTH } from '@/lib/core/release/decide-passage';
import type { VersionEdit } from '@/lib/core/release/gate-facts';
import type { AcknowledgeEditInput, ReleaseView } from '@/lib/schemas/release';

interface AcknowledgeEditProps {
  releaseId: string;
  edit: VersionEdit;
  disabled: boolean;
}

/** The owner's words on an edit that has stopped. */
export function AcknowledgeEdit({ releaseId, edit, disabled }: AcknowledgeEditProps) {
  const router = useRouter();
  const key = useRef(crypto.randomUUID());

  const acknowledge = async (reason: string): Promise<ConfirmOutcome> => {
    const { versionId, axis, fingerprint } = edit;
    const body: AcknowledgeEditInput = { versionId, axis, fingerprint, reason };
    const answer = await callApi<ReleaseView>('POST', `/releases/${releaseId}/hidden-edits`, body, {
      idempotencyKey: key.current,
    });
    if (!answer.ok) {
      key.current = crypto.randomUUID();
      return { error: answer.detail };
    }
    router.refresh();
    toast.success('Acknowledged: promotion is open again');
    return null;
  };

  return (
    <ConfirmDialog
      trigger={<Button disabled={disabled}>Acknowledge…</Button>}
      title="The edit has stopped?"
      body="It stays in the history. When a request carries it again, promotion is frozen again."
      reasonLabel="What happened"
      reasonHint="Who edited what, and how it was undone."
      reasonRequired
      reasonMinLength={MIN_OVERRIDE_REASON_LENGTH}
      confirmLabel="Acknowledge"
      onConfirm={acknowledge}
    />
  );
}
