'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { Dialog, DialogContent, DialogTitle, DialogTrigger } from '@/components/ui/dialog';
import { TargetForm, type TargetFormProps } from './target-form';
import { TargetSecret } from './target-secret';

interface TargetDialogProps extends Pick<TargetFormProps, 'target' | 'setup'> {
  trigger: ReactNode;
}

export function TargetDialog({ target, setup, trigger }: TargetDialogProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const onOpenChange = (isOpen: boolean) => {
    setOpen(isOpen);
    if (isOpen) return;
    setSecret(null);
    router.refresh();
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent
        size="md"
        // The secret is shown once: a click beside the dialog must not lose it.
        onInteractOutside={(event) => (secret ? event.preventDefault() : undefined)}
      >
        <DialogTitle>
          {secret ? 'The signing secret' : target ? `Edit ${target.name}` : 'Add a target'}
        </DialogTitle>
        {secret ? (
          <TargetSecret secret={secret} onDone={() => onOpenChange(false)} />
        ) : (
          <TargetForm
            target={target}
            setup={setup}
            onDone={(made) => (made === null ? onOpenChange(false) : setSecret(made))}
          />
        )}
      </DialogContent>
    </Dialog>
  );
}
