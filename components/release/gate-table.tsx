import { ChevronRight } from 'lucide-react';
import { Pill, type PillTone } from '@/components/ui/pill';
import { Table, Td, Th } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { CheckOutcome, GateCheck, GateCheckCode } from '@/lib/core/release/gate';

const OUTCOME: Record<CheckOutcome, { tone: PillTone; word: string }> = {
  pass: { tone: 'pass', word: 'pass' },
  fail: { tone: 'fail', word: 'fail' },
  inconclusive: { tone: 'warn', word: 'inconclusive' },
  no_data: { tone: 'nodata', word: 'no data' },
};

/** Where on the release page a check is mended, for those that have a card of their own. */
const MENDED_AT: Partial<Record<GateCheckCode, { href: string; label: string }>> = {
  offline_evidence: { href: '#offline-comparison', label: 'Offline comparison' },
  monitoring_query_answers: { href: '#monitoring-query', label: 'Monitoring query' },
};

/** The gate, one check a row; its reason opens below it. */
export function GateTable({ checks }: { checks: readonly GateCheck[] }) {
  return (
    <Table label="Gate checks of this stage">
      <thead>
        <tr>
          <Th className="w-30">Answer</Th>
          <Th>Check</Th>
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
      <tbody>
        {checks.map((check) => (
          <CheckRow key={check.code} check={check} />
        ))}
      </tbody>
    </Table>
  );
}

function CheckRow({ check }: { check: GateCheck }) {
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
          <p className="mt-1 text-mute [overflow-wrap:anywhere]">
            {check.reason} {place ? <TextLink href={place.href}>{place.label}</TextLink> : null}
          </p>
          {check.structural ? (
            <p className="mt-0.5 text-sm text-mute">This check can never be overridden.</p>
          ) : null}
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
