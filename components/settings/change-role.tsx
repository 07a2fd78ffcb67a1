'use client';

import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions, DialogClose, DialogContent, DialogTitle } from '@/components/ui/dialog';
import { ErrorNote } from '@/components/ui/error-note';
import { RadioGroup } from '@/components/ui/radio-group';
import { callApi } from '@/lib/client/call-api';
import { useSubmit } from '@/lib/client/use-submit';
import { type UserView, updateUserInput } from '@/lib/schemas/identity';
import { ROLE_OPTIONS } from './role-options';

export interface PersonDialogProps {
  person: UserView;
  onClose: () => void;
  onDone: () => void;
}

export function ChangeRole({ person, onClose, onDone }: PersonDialogProps) {
  const [role, setRole] = useState(person.role);
  const { busy, fault, submit } = useSubmit();

  const change = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await submit(updateUserInput, { role }, (input) =>
      callApi('PATCH', `/users/${person.id}`, input),
    );
    if (!answer?.ok) return;
    toast.success(`${person.name} is now ${role}.`);
    onDone();
  };

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent>
        <DialogTitle>Role of {person.name}</DialogTitle>
        <form onSubmit={(event) => void change(event)} className="flex flex-col gap-4">
          <RadioGroup
            legend="Role"
            hideLegend
            value={role}
            onValueChange={setRole}
            options={ROLE_OPTIONS}
            hint="It holds from their next click on."
          />
          {fault ? <ErrorNote title={fault} body="The role was not changed." /> : null}
          <DialogActions>
            <DialogClose asChild>
              <Button disabled={busy}>Cancel</Button>
            </DialogClose>
            <Button type="submit" variant="primary" loading={busy} disabled={role === person.role}>
              Change the role
            </Button>
          </DialogActions>
        </form>
      </DialogContent>
    </Dialog>
  );
}
