'use client';

import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { RadioGroup } from '@/components/ui/radio-group';

/** Whom a version sticks to: how it is called, and the context attribute that names it. */
export interface Unit {
  kind: 'user' | 'tenant' | 'conversation' | 'other';
  unitName: string;
  bucketBy: string;
}

export const USER_UNIT: Unit = { kind: 'user', unitName: 'user', bucketBy: 'targetingKey' };

const UNITS: Record<Unit['kind'], Unit> = {
  user: USER_UNIT,
  tenant: { kind: 'tenant', unitName: 'tenant', bucketBy: 'tenant' },
  conversation: { kind: 'conversation', unitName: 'conversation', bucketBy: 'conversation_id' },
  other: { kind: 'other', unitName: '', bucketBy: '' },
};

const OPTIONS = [
  { value: 'user', label: 'User', hint: 'The usual choice: a person keeps the version across visits.' },
  { value: 'tenant', label: 'Tenant', hint: 'A whole customer moves at once.' },
  { value: 'conversation', label: 'Conversation', hint: 'For traffic without known users.' },
  { value: 'other', label: 'Something else', hint: 'Any attribute of your request context.' },
] as const;

export interface UnitChoiceProps {
  value: Unit;
  onChange: (unit: Unit) => void;
  errors: Partial<Record<'unitName' | 'bucketBy', string>>;
}

export function UnitChoice({ value, onChange, errors }: UnitChoiceProps) {
  return (
    <div className="flex flex-col gap-3">
      <RadioGroup
        legend="A version sticks to"
        hint="Who has the candidate keeps it at every later stage. This cannot be changed afterwards."
        layout="cards"
        value={value.kind}
        onValueChange={(kind) => onChange(UNITS[kind])}
        options={OPTIONS}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        {value.kind === 'other' ? (
          <Field
            label="What it is called"
            hint="One of them, as in sentences: by session."
            error={errors.unitName}
          >
            <Input
              value={value.unitName}
              maxLength={40}
              placeholder="session"
              onChange={(event) => onChange({ ...value, unitName: event.target.value })}
            />
          </Field>
        ) : null}
        <Field
          label="Context attribute"
          hint={
            value.bucketBy === 'targetingKey'
              ? 'targetingKey is the one that OpenFeature clients send first.'
              : 'Where the request context names it. Requests without it get the live version.'
          }
          error={errors.bucketBy}
        >
          <Input
            value={value.bucketBy}
            maxLength={100}
            spellCheck={false}
            autoCapitalize="off"
            className="font-mono"
            onChange={(event) => onChange({ ...value, bucketBy: event.target.value })}
          />
        </Field>
      </div>
    </div>
  );
}
