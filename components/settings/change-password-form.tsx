'use client';

import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { ErrorNote } from '@/components/ui/error-note';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { callApi } from '@/lib/client/call-api';
import { useSubmit } from '@/lib/client/use-submit';
import { changePasswordInput } from '@/lib/schemas/identity';

const EMPTY = { current: '', next: '' };

export function ChangePasswordForm({ email }: { email: string }) {
  const [passwords, setPasswords] = useState(EMPTY);
  const { busy, fault, errors, submit } = useSubmit();

  const change = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await submit(changePasswordInput, passwords, (input) =>
      callApi('POST', '/me/password', input),
    );
    if (!answer?.ok) return;
    setPasswords(EMPTY);
    toast.success('Your password was changed.');
  };

  return (
    <form noValidate onSubmit={(event) => void change(event)} className="flex max-w-sm flex-col gap-4">
      {/* For password managers: whose password it is. */}
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <Field label="Present password" error={errors.current}>
        <Input
          type="password"
          autoComplete="current-password"
          maxLength={200}
          value={passwords.current}
          onChange={(event) => setPasswords({ ...passwords, current: event.target.value })}
        />
      </Field>
      <Field label="New password" hint="At least 10 characters." error={errors.next}>
        <Input
          type="password"
          autoComplete="new-password"
          maxLength={200}
          value={passwords.next}
          onChange={(event) => setPasswords({ ...passwords, next: event.target.value })}
        />
      </Field>
      {fault ? <ErrorNote title={fault} body="Your password was not changed." /> : null}
      <div>
        <Button type="submit" variant="primary" loading={busy}>
          Change my password
        </Button>
      </div>
    </form>
  );
}
