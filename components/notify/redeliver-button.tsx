'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { callApi } from '@/lib/client/call-api';

interface RedeliverButtonProps {
  targetId: string;
  deliveryId: string;
  /** What the message says of which release, for screen readers. */
  what: string;
}

export function RedeliverButton({ targetId, deliveryId, what }: RedeliverButtonProps) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const redeliver = async () => {
    setBusy(true);
    const answer = await callApi(
      'POST',
      `/notification-targets/${targetId}/deliveries/${deliveryId}/redelivery`,
    );
    setBusy(false);
    if (answer.ok) toast.success('It is on its way again.');
    else toast.error(answer.detail);
    router.refresh();
  };
  return (
    <Button size="sm" loading={busy} aria-label={`Redeliver: ${what}`} onClick={() => void redeliver()}>
      Redeliver
    </Button>
  );
}
