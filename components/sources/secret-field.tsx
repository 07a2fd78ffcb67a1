'use client';

import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { ConnectionFieldsProps } from './connection-props';

/** A token or password. It is stored sealed and never shown again; left empty, the stored one stays. */
export function SecretField({
  draft,
  onChange,
  errors,
  hasSecret,
  label,
}: ConnectionFieldsProps & { label: string }) {
  return (
    <Field
      label={label}
      optional={!hasSecret && draft.kind !== 'prometheus'}
      hint={
        hasSecret ? 'One is stored. Leave this empty to keep it.' : 'Stored sealed, and never shown again.'
      }
      error={errors.secret}
    >
      <Input
        type="password"
        value={draft.secret}
        maxLength={4000}
        autoComplete="new-password"
        onChange={(event) => onChange({ ...draft, secret: event.target.value })}
      />
    </Field>
  );
}
