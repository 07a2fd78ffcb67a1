'use client';

import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { DialogActions, DialogClose } from '@/components/ui/dialog';
import { ErrorNote } from '@/components/ui/error-note';
import { Field } from '@/components/ui/field';
import { FieldError } from '@/components/ui/field-error';
import { Input } from '@/components/ui/input';
import { RadioGroup } from '@/components/ui/radio-group';
import { callApi } from '@/lib/client/call-api';
import { useSubmit } from '@/lib/client/use-submit';
import { TARGET_KINDS } from '@/lib/core/notify/target-kind';
import {
  createTargetInput,
  type NotificationSetup,
  type TargetView,
  type TargetWithSecret,
  updateTargetInput,
} from '@/lib/schemas/notification';
import { KIND_WORDS } from './kind-words';
import { ScopeFields } from './scope-fields';
import { draftOf, scopeFaults, settingsOf } from './target-draft';

export interface TargetFormProps {
  /** Null: a new one. */
  target: TargetView | null;
  setup: Pick<NotificationSetup, 'features' | 'mailIsSetUp'>;
  /** With the secret that was made; null when none was. */
  onDone: (secret: string | null) => void;
}

export function TargetForm({ target, setup, onDone }: TargetFormProps) {
  const [draft, setDraft] = useState(() => draftOf(target));
  const [isTried, setTried] = useState(false);
  const { busy, fault, errors, submit } = useSubmit();
  const faults = scopeFaults(draft);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (faults.events || faults.features) return;
    const settings = settingsOf(draft);
    if (target) {
      const answer = await submit(updateTargetInput, settings, (input) =>
        callApi<TargetView>('PATCH', `/notification-targets/${target.id}`, input),
      );
      if (!answer?.ok) return;
      toast.success(`${answer.data.name} is saved.`);
      return onDone(null);
    }
    const answer = await submit(createTargetInput, { kind: draft.kind, ...settings }, (input) =>
      callApi<TargetWithSecret>('POST', '/notification-targets', input),
    );
    if (!answer?.ok) return;
    toast.success(`${answer.data.target.name} is added. Send it a test.`);
    onDone(answer.data.secret);
  };

  const words = KIND_WORDS[draft.kind];
  return (
    <form noValidate onSubmit={(event) => void save(event)} className="flex flex-col gap-4">
      {target ? null : (
        <div className="flex flex-col gap-1">
          <RadioGroup
            legend="Kind"
            layout="cards"
            value={draft.kind}
            onValueChange={(kind) => setDraft({ ...draft, kind })}
            options={TARGET_KINDS.map((kind) => ({
              value: kind,
              label: KIND_WORDS[kind].name,
              hint:
                kind === 'email' && !setup.mailIsSetUp
                  ? 'Not set up: SLUICE_SMTP_URL is not set.'
                  : KIND_WORDS[kind].hint,
              disabled: kind === 'email' && !setup.mailIsSetUp,
            }))}
          />
          {errors.kind ? <FieldError>{errors.kind}</FieldError> : null}
        </div>
      )}
      <Field label="Name" error={errors.name}>
        <Input
          value={draft.name}
          maxLength={60}
          autoComplete="off"
          placeholder="on call"
          onChange={(event) => setDraft({ ...draft, name: event.target.value })}
        />
      </Field>
      <Field label={words.address} hint={words.addressHint} error={errors.address}>
        <Input
          value={draft.address}
          maxLength={2_000}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          placeholder={words.placeholder}
          onChange={(event) => setDraft({ ...draft, address: event.target.value })}
        />
      </Field>
      <ScopeFields
        draft={draft}
        onChange={setDraft}
        features={setup.features}
        faults={isTried ? faults : { events: null, features: null }}
      />
      {fault ? <ErrorNote title={fault} body="Nothing was stored; what you typed is kept here." /> : null}
      <DialogActions>
        <DialogClose asChild>
          <Button disabled={busy}>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" loading={busy}>
          {target ? 'Save' : 'Add the target'}
        </Button>
      </DialogActions>
    </form>
  );
}
