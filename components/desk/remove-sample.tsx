'use client';

import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { callApi } from '@/lib/client/call-api';

export function RemoveSample({ onRemoved }: { onRemoved: () => void }) {
  const remove = async () => {
    const answer = await callApi('DELETE', '/sample');
    if (!answer.ok) return { error: answer.detail };
    toast.success('The sample was removed.');
    onRemoved();
    return undefined;
  };
  return (
    <ConfirmDialog
      trigger={<Button size="sm">Remove the sample</Button>}
      title="Remove the sample?"
      body="Its feature, versions, release, events and key go, and the simulator stops. What it wrote into the audit history stays. You can add it again."
      confirmLabel="Remove"
      tone="danger"
      onConfirm={remove}
    />
  );
}
