'use client';

import { NumberInput } from '@/components/ui/number-input';
import { Select } from '@/components/ui/select';
import { Term } from '@/components/ui/term';
import { SLICE_ACTIONS, type Trigger } from '@/lib/core/release/note';

const IN_SLICE_LABELS = { exclude: 'exclude that cohort', hold: 'hold', list: 'only list it' } as const;

// As the note's schema takes them.
const [LEAST, MOST] = [0.01, 100] as const;

export interface TriggerBudgetProps {
  trigger: Trigger;
  onChange: (trigger: Trigger) => void;
}

/** What a trigger does about one cohort, and how much of the release's error budget it has. */
export function TriggerBudget({ trigger, onChange }: TriggerBudgetProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-2 text-sm text-mute">
      {trigger.comparison === 'absolute' ? (
        <p className="min-w-0 flex-1 basis-60">
          It does not look at single cohorts: whether one is worse shows only beside its baseline.
        </p>
      ) : (
        <div className="flex min-w-0 flex-1 basis-60 items-center gap-2">
          <span aria-hidden className="shrink-0">
            If one cohort alone is worse
          </span>
          <Select
            aria-label="If one cohort alone is worse"
            className="max-w-44 min-w-0 flex-1"
            value={trigger.inSlice}
            onChange={(event) => {
              const inSlice = SLICE_ACTIONS.find((one) => one === event.target.value) ?? 'exclude';
              onChange({ ...trigger, inSlice });
            }}
          >
            {SLICE_ACTIONS.map((action) => (
              <option key={action} value={action}>
                {IN_SLICE_LABELS[action]}
              </option>
            ))}
          </Select>
        </div>
      )}
      <div className="flex items-center gap-2">
        <Term meaning="Its part of the release’s error budget: with weight 2 it acts on less evidence than the others with 1, and they need a little more.">
          Weight
        </Term>
        <div className="w-18">
          <NumberInput
            aria-label="Weight in the release’s error budget"
            value={trigger.weight}
            onValueChange={(typed) => {
              if (typed !== null && typed >= LEAST && typed <= MOST) onChange({ ...trigger, weight: typed });
            }}
          />
        </div>
      </div>
    </div>
  );
}
