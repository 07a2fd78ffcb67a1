'use client';

import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { CaseKind } from '@/lib/core/evidence/evidence-case';
import { KIND_OPTIONS } from './kind-options';

type Absences = Partial<Record<CaseKind, string>>;

export interface AbsenceFieldsProps {
  absences: Absences;
  onChange: (absences: Absences) => void;
}

/** Why a kind has no case; wanted only for those that have none. */
export function AbsenceFields({ absences, onChange }: AbsenceFieldsProps) {
  return (
    <details className="rounded-control border border-line px-3 py-2">
      <summary className="font-medium">
        A kind of case is absent <span className="font-normal text-mute">(say why)</span>
      </summary>
      <p className="mt-1.5 text-mute">Each kind must be in the comparison, or its absence explained.</p>
      <div className="mt-2.5 flex flex-col gap-3">
        {KIND_OPTIONS.map(({ kind, label, hint }) => (
          <Field key={kind} label={`No ${label.toLowerCase()} cases, because`} hint={hint}>
            <Input
              value={absences[kind] ?? ''}
              minLength={10}
              maxLength={2000}
              onChange={(event) => onChange({ ...absences, [kind]: event.target.value })}
            />
          </Field>
        ))}
      </div>
    </details>
  );
}
