'use client';

import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { callApi } from '@/lib/client/call-api';

export function RemovePrice({ model }: { model: string }) {
  const router = useRouter();
  const remove = async () => {
    const answer = await callApi('DELETE', `/prices?model=${encodeURIComponent(model)}`);
    if (!answer.ok) return { error: answer.detail };
    toast.success(`The price of ${model} is removed.`);
    router.refresh();
    return undefined;
  };
  return (
    <ConfirmDialog
      trigger={
        <Button variant="danger" size="sm" aria-label={`Remove the price of ${model}`}>
          Remove
        </Button>
      }
      title={`Remove the price of ${model}?`}
      body="From now on its requests have a cost only where their events carry one, or another price fits the name. Costs that were reckoned stay."
      confirmLabel="Remove"
      tone="danger"
      onConfirm={remove}
    />
  );
}
