'use client';

import { X } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { NumberInput } from '@/components/ui/number-input';
import { Select } from '@/components/ui/select';
import { TRIGGER_ACTIONS, type Trigger } from '@/lib/core/release/note';
import { renderTrigger } from '@/lib/core/release/render-trigger';
import { METRICS } from '@/lib/core/telemetry/metric';
import { observationWords } from '@/lib/core/telemetry/observation-words';
import { MetricSelect } from './metric-select';
import { TriggerBudget } from './trigger-budget';
import { TriggerPreview } from './trigger-preview';
import { fromPeople, thresholdUnit, toPeople } from './trigger-units';

const ACTION_LABELS = { roll_back: 'roll back', hold: 'hold' } as const;
const COMPARISONS = ['absolute', 'margin', 'ratio'] as const;

export interface TriggerRowProps {
  trigger: Trigger;
  onChange: (trigger: Trigger) => void;
  onRemove: () => void;
}

export function TriggerRow({ trigger, onChange, onRemove }: TriggerRowProps) {
  const unit = thresholdUnit(trigger);
  const sentence = renderTrigger(trigger);
  const counted = observationWords(trigger.metric).many.replace(/^.* /, '');
  const isHigherBetter = METRICS[trigger.metric].better === 'higher';
  const labels = {
    absolute: isHigherBetter ? 'below' : 'above',
    margin: isHigherBetter ? 'below baseline by' : 'above baseline by',
    ratio: isHigherBetter ? 'down on baseline by' : 'up on baseline by',
  };
  // A number means another thing in another unit, so that it is not carried over.
  const choose = (part: Pick<Trigger, 'metric' | 'comparison'>) => {
    const isSameUnit = thresholdUnit(part).suffix === unit.suffix;
    onChange({
      ...trigger,
      ...part,
      threshold: isSameUnit
        ? trigger.threshold
        : fromPeople(10 * thresholdUnit(part).step, thresholdUnit(part)),
    });
  };

  return (
    <li className="flex flex-col gap-2 rounded-control border border-line px-3 py-2.5">
      <div className="flex items-start gap-2">
        <p aria-live="polite" className="min-w-0 flex-1 pt-1 font-medium first-letter:uppercase">
          {sentence}
        </p>
        <Button
          size="sm"
          variant="ghost"
          className="px-1.5"
          aria-label={`Remove: ${sentence}`}
          onClick={onRemove}
        >
          <X aria-hidden />
        </Button>
      </div>
      <div className="grid grid-cols-2 items-end gap-2 md:grid-cols-[minmax(0,1fr)_minmax(0,1.25fr)_7.5rem_9rem_6.5rem]">
        <MetricSelect
          label="Metric"
          value={trigger.metric}
          onChange={(metric) => choose({ metric, comparison: trigger.comparison })}
        />
        <Select
          aria-label="Comparison"
          value={trigger.comparison}
          onChange={(event) => {
            const comparison = COMPARISONS.find((one) => one === event.target.value) ?? 'absolute';
            choose({ metric: trigger.metric, comparison });
          }}
        >
          {COMPARISONS.map((comparison) => (
            <option key={comparison} value={comparison}>
              {labels[comparison]}
            </option>
          ))}
        </Select>
        <NumberInput
          aria-label={`Threshold${unit.suffix ? ` in ${unit.suffix}` : ''}`}
          {...(unit.suffix ? { unit: unit.suffix } : {})}
          value={toPeople(trigger.threshold, unit)}
          onValueChange={(typed) => {
            if (typed !== null) onChange({ ...trigger, threshold: fromPeople(typed, unit) });
          }}
        />
        <NumberInput
          aria-label={`Smallest number of ${counted} it looks at`}
          unit={counted}
          value={trigger.minRequests}
          onValueChange={(typed) => {
            if (typed !== null) onChange({ ...trigger, minRequests: Math.round(typed) });
          }}
        />
        <Select
          aria-label="What it does"
          className="col-span-2 md:col-span-1"
          value={trigger.action}
          onChange={(event) =>
            onChange({ ...trigger, action: event.target.value === 'hold' ? 'hold' : 'roll_back' })
          }
        >
          {TRIGGER_ACTIONS.map((action) => (
            <option key={action} value={action}>
              {ACTION_LABELS[action]}
            </option>
          ))}
        </Select>
      </div>
      <TriggerPreview triggerId={trigger.id} />
      <TriggerBudget trigger={trigger} onChange={onChange} />
    </li>
  );
}
