import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { ARMS, type Arm } from '@/lib/core/evidence/evidence-case';
import type { PromptfooColumns } from './promptfoo-columns';

/** Which column of its file each arm is; null is not chosen yet. */
export type ChosenColumns = Record<Arm, number | null>;

export interface PromptfooArmsProps {
  /** Of the one file, or of the baseline's and the candidate's. */
  columns: readonly PromptfooColumns[];
  chosen: ChosenColumns;
  variants: Record<Arm, string>;
  onChange: (chosen: ChosenColumns) => void;
}

/** Which prompt and provider of the file is which version. */
export function PromptfooArms({ columns, chosen, variants, onChange }: PromptfooArmsProps) {
  const namesOf = { baseline: columns[0] ?? [], candidate: columns.at(-1) ?? [] };
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {ARMS.map((arm) => (
        <Field key={arm} label={`${variants[arm]}, the ${arm}, is`}>
          <Select
            required
            value={chosen[arm] ?? ''}
            onChange={({ target }) =>
              onChange({ ...chosen, [arm]: target.value === '' ? null : Number(target.value) })
            }
          >
            <option value="">Choose a prompt…</option>
            {namesOf[arm].map(({ column, name }) => (
              <option key={column} value={column}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      ))}
    </div>
  );
}

/** Clear only where there is no choice: two in one file, or one in each of two. */
export function clearColumns(columns: readonly PromptfooColumns[]): ChosenColumns {
  const [first, second] = columns;
  if (!second)
    return first?.length === 2 ? { baseline: 0, candidate: 1 } : { baseline: null, candidate: null };
  return {
    baseline: first?.length === 1 ? 0 : null,
    candidate: second.length === 1 ? 0 : null,
  };
}
