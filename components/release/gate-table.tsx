'use client';

import { ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import { ProductTerm } from '@/components/help/product-term';
import { Pill, type PillTone } from '@/components/ui/pill';
import { Table, Td, Th } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { cn } from '@/lib/client/cn';
import type { CheckOutcome, GateCheck, GateCheckCode } from '@/lib/core/release/gate';
import { type GateGroup, gateGroups } from './gate-groups';

const OUTCOME: Record<CheckOutcome, { tone: PillTone; word: string }> = {
  pass: { tone: 'pass', word: 'pass' },
  fail: { tone: 'fail', word: 'fail' },
  inconclusive: { tone: 'warn', word: 'inconclusive' },
  no_data: { tone: 'nodata', word: 'no data' },
};

/** Where a check is mended, for those that have a card or a page of their own. */
const MENDED_AT: Partial<Record<GateCheckCode, { href: (releaseId: string) => string; label: string }>> = {
  offline_evidence: { href: () => '#offline-comparison', label: 'Offline comparison' },
  monitoring_query_answers: { href: () => '#monitoring-query', label: 'Monitoring query' },
  four_movements: { href: (id) => `/releases/${id}/sign-off`, label: 'The four movements' },
};

/** The gate by what it asks: a group that passes is one line, the others are open; each check opens to its reason. */
export function GateTable({ releaseId, checks }: { releaseId: string; checks: readonly GateCheck[] }) {
  const groups = gateGroups(checks);
  return (
    <Table label="Gate checks of this stage">
      <thead>
        <tr>
          <Th className="w-30">Answer</Th>
          <Th>
            Check of the <ProductTerm term="gate" />
          </Th>
          <Th numeric className="max-sm:hidden">
            Baseline
          </Th>
          <Th numeric className="max-sm:hidden">
            Candidate
          </Th>
          <Th numeric className="max-sm:hidden">
            Needed
          </Th>
        </tr>
      </thead>
      {groups.map((group) => (
        <CheckGroup key={group.name} releaseId={releaseId} group={group} isAlone={groups.length === 1} />
      ))}
    </Table>
  );
}

/** What a person opened or closed stays so, whatever the checks answer later. */
function CheckGroup({
  releaseId,
  group,
  isAlone,
}: {
  releaseId: string;
  group: GateGroup;
  isAlone: boolean;
}) {
  const [chosen, setChosen] = useState<boolean | null>(null);
  const id = useId();
  const open = isAlone || (chosen ?? !group.isPassed);
  return (
    <>
      {isAlone ? null : (
        <tbody>
          <tr data-gate-group={group.name} className={cn(!group.isPassed && 'bg-sunken/60')}>
            <Td className="py-1.5">{group.isPassed ? <Pill tone="pass">pass</Pill> : null}</Td>
            <Td colSpan={4} className="py-1.5">
              <button
                type="button"
                aria-expanded={open}
                aria-controls={id}
                className="-my-1 flex min-h-7 w-full items-center gap-2 rounded-control text-left"
                onClick={() => setChosen(!open)}
              >
                <span className="font-medium whitespace-nowrap">{group.name}</span>
                <ChevronRight
                  aria-hidden
                  className={cn('size-3.5 shrink-0 text-faint transition-transform', open && 'rotate-90')}
                />
                <span className="ml-auto text-right text-sm text-mute">{group.summary}</span>
              </button>
            </Td>
          </tr>
        </tbody>
      )}
      <tbody id={id} hidden={!open}>
        {group.checks.map((check) => (
          <CheckRow key={check.code} releaseId={releaseId} check={check} />
        ))}
      </tbody>
    </>
  );
}

function CheckRow({ releaseId, check }: { releaseId: string; check: GateCheck }) {
  const { tone, word } = OUTCOME[check.outcome];
  const place = check.outcome === 'pass' ? undefined : MENDED_AT[check.code];
  const numbers = [
    ['baseline', check.baseline],
    ['candidate', check.candidate],
    ['needed', check.required],
  ].filter(([, value]) => value !== null);
  return (
    <tr data-check={check.code} data-outcome={check.outcome}>
      <Td>
        <Pill tone={tone}>{word}</Pill>
      </Td>
      <Td>
        <details className="group">
          <summary className="flex list-none items-start gap-1 rounded-control [&::-webkit-details-marker]:hidden">
            <span>{check.text}</span>
            <ChevronRight
              aria-hidden
              className="mt-0.5 size-3.5 shrink-0 text-faint transition-transform group-open:rotate-90"
            />
          </summary>
          <div className="mt-1 flex max-w-prose flex-col gap-1 pb-0.5">
            <p className="[overflow-wrap:anywhere]">
              {check.reason} {place ? <TextLink href={place.href(releaseId)}>{place.label}</TextLink> : null}
            </p>
            {check.method ? <p className="text-sm text-mute">{check.method}</p> : null}
            {check.code.startsWith('no_worse_') ? (
              <p className="text-sm text-mute">
                What is asked for is the <ProductTerm term="tolerance" /> of this metric, by the{' '}
                <ProductTerm term="evidence" /> of this stage.
              </p>
            ) : null}
            {check.structural ? (
              <p className="text-sm text-mute">This check can never be overridden.</p>
            ) : null}
          </div>
        </details>
        {numbers.length > 0 ? (
          <p className="mt-0.5 text-sm text-mute sm:hidden">
            {numbers.map(([name, value]) => `${name} ${value}`).join(', ')}
          </p>
        ) : null}
      </Td>
      <Td numeric className="max-sm:hidden">
        {check.baseline}
      </Td>
      <Td numeric className="max-sm:hidden">
        {check.candidate}
      </Td>
      <Td numeric className="max-sm:hidden">
        {check.required}
      </Td>
    </tr>
  );
}
