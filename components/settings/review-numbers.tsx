'use client';

import { Field } from '@/components/ui/field';
import { NumberInput } from '@/components/ui/number-input';
import type { ReviewDraft } from './review-draft';
import type { NumberWords } from './review-words';

interface ReviewNumbersProps {
  numbers: readonly NumberWords[];
  draft: ReviewDraft;
  errors: Partial<Record<string, string>>;
  onChange: (draft: ReviewDraft) => void;
}

export function ReviewNumbers({ numbers, draft, errors, onChange }: ReviewNumbersProps) {
  return (
    <div className="grid gap-x-5 gap-y-4 sm:grid-cols-2 lg:grid-cols-4">
      {numbers.map(({ field, label, unit, hint }) => (
        <Field key={field} label={label} hint={hint} error={errors[field]}>
          <NumberInput
            unit={unit}
            value={draft[field]}
            onValueChange={(value) => onChange({ ...draft, [field]: value })}
          />
        </Field>
      ))}
    </div>
  );
}
