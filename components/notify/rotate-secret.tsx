'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import {
  Dialog,
  DialogActions,
  DialogClose,
  DialogContent,
  DialogTitle,
  DialogTrigger,
} from '@/components/ui/dialog';
import { ErrorNote } from '@/components/ui/error-note';
import { callApi } from '@/lib/client/call-api';
import type { TargetWithSecret } from '@/lib/schemas/notification';
import { TargetSecret } from './target-secret';

/** Asks first, then shows the new secret this once. */
export function RotateSecret({ id, name }: { id: string; name: string }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const onOpenChange = (isOpen: boolean) => {
    setOpen(isOpen);
    setFault(null);
    if (isOpen || secret === null) return;
    setSecret(null);
    router.refresh();
  };
  const rotate = async () => {
    setBusy(true);
    const answer = await callApi<TargetWithSecret>('POST', `/notification-targets/${id}/secret`);
    setBusy(false);
    if (answer.ok) setSecret(answer.data.secret);
    else setFault(answer.detail);
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogTrigger asChild>
        <Button>Rotate the secret</Button>
      </DialogTrigger>
      <DialogContent size="md" onInteractOutside={(event) => (secret ? event.preventDefault() : undefined)}>
        <DialogTitle>{secret ? 'The new signing secret' : `Rotate the secret of ${name}?`}</DialogTitle>
        {secret ? (
          <TargetSecret secret={secret} onDone={() => onOpenChange(false)} />
        ) : (
          <>
            <p className="text-mute">
              Messages are signed with both secrets for 24 hours: time to give the new one to the receiver.
              After that the old one is worth nothing.
            </p>
            {fault ? <ErrorNote title={fault} body="The old secret still holds." /> : null}
            <DialogActions>
              <DialogClose asChild>
                <Button disabled={busy}>Cancel</Button>
              </DialogClose>
              <Button variant="primary" loading={busy} onClick={() => void rotate()}>
                Rotate
              </Button>
            </DialogActions>
          </>
        )}
      </DialogContent>
    </Dialog>
  );
}
