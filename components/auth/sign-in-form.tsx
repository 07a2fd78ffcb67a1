'use client';

import { useRouter } from 'next/navigation';
import { signIn } from 'next-auth/react';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ErrorNote } from '@/components/ui/error-note';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { returnPath } from '@/lib/client/return-path';
import { signInError } from './sign-in-error';
import { SingleSignOn } from './single-sign-on';

export interface SignInFormProps {
  /** Where the person wanted to go. */
  callbackUrl: string | null;
  /** A code that an earlier attempt came back with. */
  error: string | null;
}

export function SignInForm({ callbackUrl, error }: SignInFormProps) {
  const router = useRouter();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [fault, setFault] = useState(error ? signInError(error) : null);
  const [busy, setBusy] = useState(false);
  const goOn = () => returnPath(callbackUrl, window.location.origin);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!email.trim() || !password) return setFault('Give your e-mail and your password.');
    setBusy(true);
    setFault(null);
    try {
      const answer = await signIn('credentials', { redirect: false, email, password });
      if (answer?.ok && !answer.error) {
        router.push(goOn());
        return router.refresh();
      }
      setFault(signInError(answer?.error ?? ''));
    } catch {
      setFault('The server did not answer. Try again in a moment.');
    }
    setBusy(false);
  };

  return (
    <Card>
      <h1 className="mb-4 text-xl font-semibold tracking-tight">Sign in</h1>
      <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        <Field label="E-mail">
          <Input
            type="email"
            name="email"
            autoComplete="username"
            autoFocus
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        </Field>
        <Field label="Password">
          <Input
            type="password"
            name="password"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </Field>
        {fault ? <ErrorNote title={fault} /> : null}
        <Button type="submit" variant="primary" loading={busy}>
          Sign in
        </Button>
      </form>
      <SingleSignOn onStart={(id) => void signIn(id, { callbackUrl: goOn() })} />
      <p className="mt-4 text-sm text-mute">No account, or no password? An admin of your Sluice makes one.</p>
    </Card>
  );
}
