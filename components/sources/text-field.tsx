'use client';

import type { ReactNode } from 'react';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { ConnectionFieldsProps } from './connection-props';
import type { SourceDraft } from './source-draft';

interface TextFieldProps extends Pick<ConnectionFieldsProps, 'draft' | 'onChange' | 'errors'> {
  name: keyof { [K in keyof SourceDraft as SourceDraft[K] extends string ? K : never]: 1 } & string;
  label: string;
  hint?: ReactNode;
  placeholder?: string;
  optional?: boolean;
}

/** One text of a source's settings. */
export function TextField({
  draft,
  onChange,
  errors,
  name,
  label,
  hint,
  placeholder,
  optional = false,
}: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={errors[`config.${name}`]} optional={optional}>
      <Input
        value={draft[name]}
        maxLength={500}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        placeholder={placeholder}
        onChange={(event) => onChange({ ...draft, [name]: event.target.value })}
      />
    </Field>
  );
}
