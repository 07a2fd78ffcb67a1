'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { CASE_CHANGES, type CaseChange } from '@/lib/core/evidence/case-change';
import type { GroupName } from '@/lib/core/evidence/evidence-tally';
import { groupKey } from '@/lib/core/evidence/evidence-tally';
import { groupLabel } from '@/lib/core/evidence/group-label';
import { formatCount } from '@/lib/core/telemetry/format-metric';
import type { CaseFilter } from '@/lib/schemas/evidence';
import { caseAddress, casesOf } from './case-address';
import { CHANGE_LABELS } from './change-labels';

export interface CaseFiltersProps {
  releaseId: string;
  evidenceId: string;
  filter: CaseFilter;
  /** Kinds, cohorts and subsets to choose from. */
  groups: readonly GroupName[];
  changes: Readonly<Record<CaseChange, number>>;
}

/** The filters live in the address, so that a view can be sent to someone. */
export function CaseFilters({ releaseId, evidenceId, filter, groups, changes }: CaseFiltersProps) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const apply = (next: CaseFilter) =>
    startTransition(() =>
      router.push(caseAddress(releaseId, { evidence: evidenceId, filter: next }), { scroll: false }),
    );
  const { change, text, ...group } = filter;
  const chosen = groups.find((name) => JSON.stringify(casesOf(name)) === JSON.stringify(group));
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get('text') ?? '').trim();
    const { text: _before, ...rest } = filter;
    apply(typed === '' ? rest : { ...rest, text: typed });
  };

  return (
    <form
      aria-busy={isPending}
      onSubmit={search}
      className="grid gap-3 px-4 pb-3 sm:grid-cols-[minmax(0,11rem)_minmax(0,14rem)_minmax(0,1fr)_auto] sm:items-end sm:px-4.5"
    >
      <Field label="Change">
        <Select
          value={change ?? ''}
          // The value is one of the options below.
          onChange={(event) =>
            apply({ ...without(filter, 'change'), ...given(event.target.value as CaseChange | '') })
          }
        >
          <option value="">Any</option>
          {CASE_CHANGES.map((each) => (
            <option key={each} value={each}>
              {CHANGE_LABELS[each]} ({formatCount(changes[each])})
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Kind, cohort, subset">
        <Select
          value={chosen ? groupKey(chosen) : ''}
          onChange={(event) => {
            const name = groups.find((each) => groupKey(each) === event.target.value);
            apply({
              ...(change ? { change } : {}),
              ...(text ? { text } : {}),
              ...(name ? casesOf(name) : {}),
            });
          }}
        >
          <option value="">All cases</option>
          {groups.map((name) => (
            <option key={groupKey(name)} value={groupKey(name)}>
              {groupLabel(name)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Text">
        <Input
          key={text ?? ''}
          name="text"
          type="search"
          defaultValue={text ?? ''}
          placeholder="In the case or its outputs"
        />
      </Field>
      <span className="flex gap-2">
        <Button type="submit">Search</Button>
        {Object.keys(filter).length > 0 ? (
          <Button variant="ghost" onClick={() => apply({})}>
            Clear
          </Button>
        ) : null}
      </span>
    </form>
  );
}

function given(change: CaseChange | ''): CaseFilter {
  return change === '' ? {} : { change };
}

function without({ change: _change, ...rest }: CaseFilter, _name: 'change'): CaseFilter {
  return rest;
}
