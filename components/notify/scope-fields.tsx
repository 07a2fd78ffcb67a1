'use client';

import { useId } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { RadioGroup } from '@/components/ui/radio-group';
import { cn } from '@/lib/client/cn';
import { EVENT_TYPES, EVENT_WORDS } from '@/lib/core/notify/event-type';
import type { NotificationSetup } from '@/lib/schemas/notification';
import type { ScopeFaults, TargetDraft } from './target-draft';

interface ScopeFieldsProps {
  draft: TargetDraft;
  onChange: (draft: TargetDraft) => void;
  features: NotificationSetup['features'];
  faults: ScopeFaults;
}

/** A list with more scrolls in itself, so that what follows it is not far away. */
const LONG = 16;

const EVENT_OPTIONS = EVENT_TYPES.map((type) => ({
  value: type,
  label: EVENT_WORDS[type].label,
  hint: EVENT_WORDS[type].when,
}));

/** Which events of which features a target wants. */
export function ScopeFields({ draft, onChange, features, faults }: ScopeFieldsProps) {
  return (
    <>
      <Choice
        legend="Events"
        all="All events"
        every={draft.everyEvent}
        onEvery={(everyEvent) => onChange({ ...draft, everyEvent })}
        options={EVENT_OPTIONS}
        chosen={draft.events}
        onChosen={(events) => onChange({ ...draft, events })}
        fault={faults.events}
      />
      <Choice
        legend="Features"
        all="All features"
        every={draft.everyFeature}
        onEvery={(everyFeature) => onChange({ ...draft, everyFeature })}
        options={features.map(({ key, name }) => ({ value: key, label: name, hint: key }))}
        chosen={draft.features}
        onChosen={(chosen) => onChange({ ...draft, features: chosen })}
        fault={faults.features}
      />
    </>
  );
}

interface ChoiceProps<V extends string> {
  legend: string;
  all: string;
  every: boolean;
  onEvery: (every: boolean) => void;
  options: readonly { value: V; label: string; hint: string }[];
  chosen: readonly V[];
  onChosen: (chosen: V[]) => void;
  fault: string | null;
}

function Choice<V extends string>({
  legend,
  all,
  every,
  onEvery,
  options,
  chosen,
  onChosen,
  fault,
}: ChoiceProps<V>) {
  const id = useId();
  const pick = (value: V, isChosen: boolean) =>
    onChosen(
      options.flatMap((each) =>
        (each.value === value ? isChosen : chosen.includes(each.value)) ? [each.value] : [],
      ),
    );
  return (
    <div className="flex flex-col gap-2">
      <RadioGroup
        legend={legend}
        layout="inline"
        value={every ? 'all' : 'some'}
        onValueChange={(value) => onEvery(value === 'all')}
        options={[
          { value: 'all', label: all },
          { value: 'some', label: 'Only these', disabled: options.length === 0 },
        ]}
        error={fault}
      />
      {every ? null : (
        <fieldset
          aria-labelledby={id}
          className={cn(
            'grid gap-2.5 rounded-control border border-line px-3 py-2.5 sm:grid-cols-2',
            options.length > LONG && 'max-h-72 overflow-y-auto',
          )}
        >
          <legend id={id} className="sr-only">
            {`${legend} that it wants`}
          </legend>
          {options.map(({ value, label, hint }) => (
            <Checkbox
              key={value}
              label={label}
              hint={hint}
              checked={chosen.includes(value)}
              onCheckedChange={(checked) => pick(value, checked)}
            />
          ))}
        </fieldset>
      )}
    </div>
  );
}
