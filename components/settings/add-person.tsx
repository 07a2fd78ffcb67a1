'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';
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
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { RadioGroup } from '@/components/ui/radio-group';
import { callApi } from '@/lib/client/call-api';
import { useSubmit } from '@/lib/client/use-submit';
import type { Role } from '@/lib/core/access/permissions';
import { createUserInput } from '@/lib/schemas/identity';
import { ROLE_OPTIONS } from './role-options';

export function AddPerson() {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="primary">Add a person</Button>
      </DialogTrigger>
      <DialogContent>
        <DialogTitle>Add a person</DialogTitle>
        <AddPersonForm close={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

function AddPersonForm({ close }: { close: () => void }) {
  const router = useRouter();
  const [person, setPerson] = useState({ name: '', email: '', password: '', role: 'member' as Role });
  const { busy, fault, errors, submit } = useSubmit();

  const add = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await submit(createUserInput, person, (input) => callApi('POST', '/users', input));
    if (!answer?.ok) return;
    toast.success(`${person.name.trim()} was added.`);
    close();
    router.refresh();
  };

  return (
    <form noValidate onSubmit={(event) => void add(event)} className="flex flex-col gap-4">
      <Field label="Name" error={errors.name}>
        <Input
          value={person.name}
          maxLength={100}
          autoComplete="off"
          onChange={(event) => setPerson({ ...person, name: event.target.value })}
        />
      </Field>
      <Field label="E-mail" hint="They sign in with it." error={errors.email}>
        <Input
          type="email"
          value={person.email}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => setPerson({ ...person, email: event.target.value })}
        />
      </Field>
      <Field
        label="First password"
        hint="At least 10 characters. Tell it to them yourself; they change it under My account."
        error={errors.password}
      >
        <Input
          value={person.password}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          className="font-mono"
          onChange={(event) => setPerson({ ...person, password: event.target.value })}
        />
      </Field>
      <RadioGroup
        legend="Role"
        value={person.role}
        onValueChange={(role) => setPerson({ ...person, role })}
        options={ROLE_OPTIONS}
      />
      {fault ? <ErrorNote title={fault} body="Nobody was added. What you typed is still here." /> : null}
      <DialogActions>
        <DialogClose asChild>
          <Button disabled={busy}>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" loading={busy}>
          Add
        </Button>
      </DialogActions>
    </form>
  );
}
