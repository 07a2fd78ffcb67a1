'use client';

import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { callApi } from '@/lib/client/call-api';

export function RevokeKey({ id, name }: { id: string; name: string }) {
  const router = useRouter();
  const revoke = async () => {
    const answer = await callApi('DELETE', `/keys/${id}`);
    if (!answer.ok) return { error: answer.detail };
    toast.success(`The key ${name} is revoked.`);
    router.refresh();
    return undefined;
  };
  return (
    <ConfirmDialog
      trigger={
        <Button variant="danger" size="sm" aria-label={`Revoke ${name}`}>
          Revoke
        </Button>
      }
      title={`Revoke the key ${name}?`}
      body="Whatever uses it is refused at once, and it cannot be given back. An application that asks with it falls back to its own default."
      confirmLabel="Revoke"
      tone="danger"
      onConfirm={revoke}
    />
  );
}
