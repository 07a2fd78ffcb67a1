'use client';

import { NumberInput } from '@/components/ui/number-input';
import { METRICS } from '@/lib/core/telemetry/metric';
import { tolerance } from '@/lib/core/watch/tolerance';
import { useNoteForm } from './note-form-context';
import { fromPeople, thresholdUnit, toPeople } from './trigger-units';

/** How much worse each metric to watch may be and still pass: what the gate asks to be shown. */
export function TolerancesField() {
  const { note, setNote } = useNoteForm();
  return (
    <fieldset className="mt-3 border-t border-line pt-3">
      <legend className="sr-only">Tolerances</legend>
      <p className="mb-2 text-sm text-mute">
        From the first whole cohort on, a stage is left once each is shown to be at most this much worse than
        the baseline beside it. Narrower needs more requests.
      </p>
      <ul className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
        {note.metricsToWatch.map((metric) => {
          const { label, better } = METRICS[metric];
          const usual = tolerance(metric);
          const unit = thresholdUnit({ metric, comparison: usual.comparison });
          const side = better === 'higher' ? 'lower' : 'higher';
          return (
            <li key={metric} className="flex items-center gap-2">
              <span className="min-w-0 flex-1 truncate">{label}</span>
              <span className="text-sm text-mute">at most</span>
              <NumberInput
                className="w-28"
                aria-label={`${label}: at most so much ${side}${unit.suffix ? `, in ${unit.suffix}` : ''}`}
                {...(unit.suffix ? { unit: unit.suffix } : {})}
                value={toPeople(note.tolerances[metric] ?? usual.threshold, unit)}
                onValueChange={(typed) => {
                  if (typed === null || typed <= 0) return;
                  setNote({ tolerances: { ...note.tolerances, [metric]: fromPeople(typed, unit) } });
                }}
              />
              <span className="w-12 text-sm text-mute">{side}</span>
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
