'use client';

import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import type { VersionDraft, VersionDraftErrors } from '@/lib/client/version-draft';
import type { VersionView } from '@/lib/schemas/feature';

const LABELS = [
  {
    field: 'model_version',
    label: 'Model version',
    hint: 'The exact model, with its date or build.',
    example: 'gpt-4.1-2026-04',
  },
  {
    field: 'prompt_version',
    label: 'Prompt version',
    hint: 'Your own label of the prompt text.',
    example: 'p41',
  },
  {
    field: 'retrieval_version',
    label: 'Retrieval version',
    hint: 'Index, embedding and ranking; "none" if there is none.',
    example: 'idx-2026-11',
  },
  {
    field: 'policy_version',
    label: 'Policy version',
    hint: 'Safety and refusal rules; "none" if there are none.',
    example: 'policy-7',
  },
] as const;

export interface VersionFieldsProps {
  value: VersionDraft;
  onChange: (value: VersionDraft) => void;
  errors?: VersionDraftErrors;
  /** The version it is a change of: each label that differs says what it was. */
  changedFrom?: VersionView | null;
  disabled?: boolean;
}

/** The four labels of a version, its config and a remark. */
export function VersionFields({ value, onChange, errors = {}, changedFrom, disabled }: VersionFieldsProps) {
  const set = (field: keyof VersionDraft) => (text: string) => onChange({ ...value, [field]: text });
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        {LABELS.map(({ field, label, hint, example }) => (
          <Field
            key={field}
            label={label}
            error={errors[field]}
            hint={
              changedFrom && changedFrom[field] !== value[field].trim() ? (
                <>
                  Was <span className="code text-ink">{changedFrom[field]}</span>.
                </>
              ) : (
                hint
              )
            }
          >
            <Input
              value={value[field]}
              onChange={(event) => set(field)(event.target.value)}
              placeholder={example}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              maxLength={100}
              disabled={disabled}
              className="font-mono"
            />
          </Field>
        ))}
      </div>
      <Field
        label="Config"
        optional
        hint="JSON that your application gets together with the labels, for example the prompt text or the temperature."
        error={errors.configText}
      >
        <Textarea
          value={value.configText}
          onChange={(event) => set('configText')(event.target.value)}
          placeholder={'{ "temperature": 0.2 }'}
          spellCheck={false}
          rows={4}
          disabled={disabled}
          className="font-mono"
        />
      </Field>
      <Field
        label="Remark"
        optional
        hint="What is in this version, for the people who read its list."
        error={errors.notes}
      >
        <Input
          value={value.notes}
          onChange={(event) => set('notes')(event.target.value)}
          maxLength={2000}
          disabled={disabled}
        />
      </Field>
    </div>
  );
}
