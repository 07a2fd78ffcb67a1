import { groupBy } from '@/lib/core/group-by';
import type { CheckOutcome, GateCheck, GateCheckCode } from '@/lib/core/release/gate';

export interface GateGroup {
  name: string;
  checks: GateCheck[];
  isPassed: boolean;
  /** "6 of 6 pass"; "1 of 4 fails, 2 inconclusive" */
  summary: string;
  /** The worst answer among them. */
  outcome: CheckOutcome;
}

const BEFORE = 'Before you look';
const SEEN = 'Enough seen';
const NO_WORSE = 'No worse';
const TRIGGERS = 'Triggers';
const SIGN_OFF = 'Sign-off';
const ORDER: readonly string[] = [BEFORE, SEEN, NO_WORSE, TRIGGERS, SIGN_OFF];
const SEEN_CODES: readonly GateCheckCode[] = [
  'stage_minutes',
  'candidate_requests',
  'baseline_requests',
  'sample_ratio',
];
const WORST_FIRST = ['fail', 'no_data', 'inconclusive', 'pass'] as const;
const WORDS = { fail: 'fail', no_data: 'without data', inconclusive: 'inconclusive' } as const;

/** The gate's checks by what they ask, in the order in which they are read; a group without checks is absent. */
export function gateGroups(checks: readonly GateCheck[]): GateGroup[] {
  return [...groupBy(checks, groupOf)]
    .sort(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b))
    .map(([name, own]) => {
      const outcome = WORST_FIRST.find((one) => own.some((check) => check.outcome === one)) ?? 'no_data';
      return { name, checks: own, isPassed: outcome === 'pass', summary: summaryOf(own), outcome };
    });
}

function groupOf({ code }: GateCheck): string {
  if (code.startsWith('no_worse_')) return NO_WORSE;
  if (code === 'trigger_quiet') return TRIGGERS;
  if (code === 'four_movements' || code === 'way_back') return SIGN_OFF;
  return SEEN_CODES.includes(code) ? SEEN : BEFORE;
}

function summaryOf(checks: readonly GateCheck[]): string {
  const count = (outcome: CheckOutcome) => checks.filter((check) => check.outcome === outcome).length;
  const open = (['fail', 'no_data', 'inconclusive'] as const).flatMap((outcome) =>
    count(outcome) > 0
      ? [`${count(outcome)} ${outcome === 'fail' && count('fail') === 1 ? 'fails' : WORDS[outcome]}`]
      : [],
  );
  return [`${count('pass')} of ${checks.length} pass`, ...open].join(', ');
}
