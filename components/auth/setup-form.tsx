'use client';

import { useRouter } from 'next/navigation';
import { signIn } from 'next-auth/react';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ErrorNote } from '@/components/ui/error-note';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { RadioGroup } from '@/components/ui/radio-group';
import { callApi } from '@/lib/client/call-api';
import { useSubmit } from '@/lib/client/use-submit';
import { setupInput, type UserView } from '@/lib/schemas/identity';

type Start = 'sample' | 'empty';

const STARTS = [
  {
    value: 'sample',
    label: 'Add the sample release',
    hint: 'A release half way through its stages, with simulated traffic, so that you see every part work. You can remove it again at any time.',
  },
  {
    value: 'empty',
    label: 'Start empty',
    hint: 'Nothing but your account. You name your first feature next.',
  },
] as const satisfies readonly { value: Start; label: string; hint: string }[];

/** The first visit: the first admin, and what to begin with. */
export function SetupForm() {
  const router = useRouter();
  const [person, setPerson] = useState({ name: '', email: '', password: '' });
  const [start, setStart] = useState<Start>('sample');
  const [isSigningIn, setIsSigningIn] = useState(false);
  const { busy, fault, errors, submit } = useSubmit();

  const setUp = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await submit(setupInput, { ...person, sample: start === 'sample' }, (input) =>
      callApi<UserView>('POST', '/setup', input),
    );
    if (!answer?.ok) return;
    setIsSigningIn(true);
    const { email, password } = person;
    const signedIn = await signIn('credentials', { redirect: false, email, password }).catch(() => undefined);
    router.push(signedIn?.ok && !signedIn.error ? '/' : '/sign-in');
    router.refresh();
  };

  return (
    <Card>
      <h1 className="text-xl font-semibold tracking-tight">Set Sluice up</h1>
      <p className="mt-0.5 mb-4 text-mute">You become the first admin. You add the others afterwards.</p>
      <form noValidate onSubmit={(event) => void setUp(event)} className="flex flex-col gap-4">
        <Field label="Your name" hint="Shown beside what you decide." error={errors.name}>
          <Input
            name="name"
            autoComplete="name"
            autoFocus
            maxLength={100}
            value={person.name}
            onChange={(event) => setPerson({ ...person, name: event.target.value })}
          />
        </Field>
        <Field label="E-mail" hint="You sign in with it. No mail is sent." error={errors.email}>
          <Input
            type="email"
            name="email"
            autoComplete="username"
            maxLength={200}
            value={person.email}
            onChange={(event) => setPerson({ ...person, email: event.target.value })}
          />
        </Field>
        <Field label="Password" hint="At least 10 characters." error={errors.password}>
          <Input
            type="password"
            name="password"
            autoComplete="new-password"
            maxLength={200}
            value={person.password}
            onChange={(event) => setPerson({ ...person, password: event.target.value })}
          />
        </Field>
        <RadioGroup
          legend="Begin with"
          layout="cards"
          value={start}
          onValueChange={setStart}
          options={STARTS}
        />
        {fault ? <ErrorNote title={fault} body="What you typed is still here." /> : null}
        <Button type="submit" variant="primary" loading={busy || isSigningIn}>
          {start === 'sample' ? 'Set up and add the sample' : 'Set up'}
        </Button>
      </form>
    </Card>
  );
}
