'use client';

import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions, DialogClose, DialogContent, DialogTitle } from '@/components/ui/dialog';
import { ErrorNote } from '@/components/ui/error-note';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { callApi } from '@/lib/client/call-api';
import { useSubmit } from '@/lib/client/use-submit';
import { updateUserInput } from '@/lib/schemas/identity';
import type { PersonDialogProps } from './change-role';

/** For somebody who forgot theirs. */
export function SetPassword({ person, onClose, onDone }: PersonDialogProps) {
  const [password, setPassword] = useState('');
  const { busy, fault, errors, submit } = useSubmit();

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await submit(updateUserInput, { password }, (input) =>
      callApi('PATCH', `/users/${person.id}`, input),
    );
    if (!answer?.ok) return;
    toast.success(`${person.name} has a new password.`);
    onDone();
  };

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent>
        <DialogTitle>New password for {person.name}</DialogTitle>
        <form noValidate onSubmit={(event) => void save(event)} className="flex flex-col gap-4">
          <Field
            label="New password"
            hint="At least 10 characters. Tell it to them yourself; the old one stops working at once."
            error={errors.password}
          >
            <Input
              value={password}
              maxLength={200}
              autoComplete="off"
              spellCheck={false}
              className="font-mono"
              onChange={(event) => setPassword(event.target.value)}
            />
          </Field>
          {fault ? <ErrorNote title={fault} body="The old password still works." /> : null}
          <DialogActions>
            <DialogClose asChild>
              <Button disabled={busy}>Cancel</Button>
            </DialogClose>
            <Button type="submit" variant="primary" loading={busy}>
              Set the password
            </Button>
          </DialogActions>
        </form>
      </DialogContent>
    </Dialog>
  );
}
