'use client';

import { useState } from 'react';
import { NumberInput } from '@/components/ui/number-input';
import { RadioGroup } from '@/components/ui/radio-group';
import { cn } from '@/lib/client/cn';
import type { Cohort, CohortRule } from '@/lib/core/cohort/cohort-rule';
import { isWholeRule } from '@/lib/core/cohort/is-whole-rule';
import { renderCohort } from '@/lib/core/cohort/render-cohort';
import { CohortText } from './cohort-text';
import { emptyCondition, toEditable } from './editable-rule';
import { RuleBuilder } from './rule-builder';

export interface CohortEditorProps {
  /** What it is the cohort of: "Tiny canary". */
  name: string;
  value: Cohort | null;
  onChange: (cohort: Cohort) => void;
  /** What a request is bucketed by: "user". */
  unitName: string;
  /** The share of a cohort that is not chosen yet. */
  suggestedShare: number;
}

/** Who gets the candidate: a share of all requests, or of those that match conditions; by form or as a sentence. */
export function CohortEditor({ name, value, onChange, unitName, suggestedShare }: CohortEditorProps) {
  const [asText, setAsText] = useState(false);
  const rule: CohortRule | null = value?.rule ?? null;
  const share = value?.share ?? suggestedShare;
  const setRule = (next: CohortRule) => onChange({ rule: next, share });
  const isDrawable = rule === null || toEditable(rule) !== null;

  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <CohortSentence value={value} unitName={unitName} />
        <button
          type="button"
          className="text-sm text-mute underline decoration-line-strong/60 underline-offset-2 hover:text-ink pointer-coarse:min-h-10"
          aria-label={asText ? `Edit by form: ${name}` : `Edit as text: ${name}`}
          onClick={() => setAsText(!asText)}
        >
          {asText ? 'Edit by form' : 'Edit as text'}
        </button>
      </div>
      {asText ? (
        <CohortText name={name} value={value} unitName={unitName} onChange={onChange} />
      ) : (
        <>
          <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
            <RadioGroup
              legend={`Which requests: ${name}`}
              hideLegend
              layout="inline"
              value={rule === null ? null : rule.kind === 'everyone' ? 'everyone' : 'some'}
              onValueChange={(choice) =>
                setRule(choice === 'everyone' ? { kind: 'everyone' } : emptyCondition)
              }
              options={[
                { value: 'everyone', label: 'All requests' },
                { value: 'some', label: 'Requests that match' },
              ]}
            />
            {rule === null ? null : (
              <ShareInput name={name} share={share} onChange={(next) => onChange({ rule, share: next })} />
            )}
          </div>
          {rule !== null && rule.kind !== 'everyone' ? (
            isDrawable ? (
              <RuleBuilder rule={rule} onChange={setRule} />
            ) : (
              <p className="text-mute">This rule nests deeper than the form shows. Edit it as text.</p>
            )
          ) : null}
        </>
      )}
    </div>
  );
}

function CohortSentence({ value, unitName }: { value: Cohort | null; unitName: string }) {
  if (value === null) return <p className="min-w-0 flex-1 basis-40 text-mute">Nobody chosen yet.</p>;
  const isWhole = isWholeRule(value.rule);
  return (
    <p
      aria-live="polite"
      className={cn(
        'min-w-0 flex-1 basis-64 [overflow-wrap:anywhere]',
        isWhole ? 'font-medium' : 'text-mute',
      )}
    >
      {isWhole ? renderCohort(value, unitName) : 'The sentence appears when every condition is whole.'}
    </p>
  );
}

function ShareInput(props: { name: string; share: number; onChange: (share: number) => void }) {
  return (
    <div className="flex items-center gap-2">
      <NumberInput
        aria-label={`Share of ${props.name} that gets the candidate, in percent`}
        className="w-24"
        unit="%"
        value={Number((props.share * 100).toPrecision(12))}
        onValueChange={(percent) => {
          if (percent !== null) props.onChange(Number((percent / 100).toPrecision(12)));
        }}
      />
      <span className="text-mute">get the candidate, the rest the baseline</span>
    </div>
  );
}
