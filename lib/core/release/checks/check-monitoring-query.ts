import { describeProblem } from '../../monitoring/describe-problem';
import type { MonitoringFacts } from '../../monitoring/monitoring-facts';
import { lacksData, type MonitoringProblem, mayPass } from '../../monitoring/monitoring-problem';
import type { Arm } from '../../monitoring/query-scope';
import { formatCount } from '../../telemetry/format-metric';
import type { CheckOutcome, GateCheck } from '../gate';
import type { GateFacts } from '../gate-facts';
import { hasControl } from './has-control';

const METHOD =
  'The query of the note is asked every minute for each arm by itself. An answer that rests on nothing, or is older than ten minutes, is no answer.';

type Judgement = { outcome: CheckOutcome; reason: string };

/** A query that nobody could ask for this long is answered by nothing that counts. */
const MOST_AGE_MINUTES = 10;

/**
 * Does the monitoring query answer, by version? Structural. In the offline check the baseline must have answered;
 * live, both arms (at a stage without control, the candidate alone). An answer of nothing (n = 0) is no answer, nor
 * is one that is older than ten minutes.
 */
export function checkMonitoringQuery(facts: GateFacts): GateCheck {
  const { monitoring } = facts;
  const n = { baseline: answered(monitoring, 'baseline'), candidate: answered(monitoring, 'candidate') };
  return {
    code: 'monitoring_query_answers',
    ...judge(facts, n),
    text: 'The monitoring query answers, by version',
    method: METHOD,
    structural: true,
    baseline: monitoring ? amount(monitoring, n.baseline) : null,
    candidate: monitoring && facts.stage.kind !== 'offline' ? amount(monitoring, n.candidate) : null,
    required: `an answer for the ${neededArms(facts).join(' and the ')}`,
    needed: null,
  };
}

function answered(monitoring: MonitoringFacts | null, arm: Arm): number {
  return (monitoring?.answers ?? []).reduce((sum, answer) => (answer.arm === arm ? sum + answer.n : sum), 0);
}

function amount({ counts }: MonitoringFacts, n: number): string {
  return counts === 'requests' ? `n ${formatCount(n)}` : `${formatCount(n)} ${n === 1 ? 'point' : 'points'}`;
}

function neededArms(facts: GateFacts): Arm[] {
  if (facts.stage.kind === 'offline') return ['baseline'];
  return hasControl(facts.stage) ? ['baseline', 'candidate'] : ['candidate'];
}

function judge(facts: GateFacts, n: Record<Arm, number>): Judgement {
  const { monitoring } = facts;
  if (!monitoring) return { outcome: 'fail', reason: 'No monitoring query is set: choose one in the note.' };
  const { query, askedAt, counts, problems } = monitoring;
  if (askedAt === null) {
    return {
      outcome: 'no_data',
      reason: `${query}: not asked yet. It is asked within a minute, or now with "Ask again".`,
    };
  }
  const ageMinutes = (Date.parse(facts.now) - Date.parse(askedAt)) / 60_000;
  if (!(ageMinutes <= MOST_AGE_MINUTES)) {
    const minutes = formatCount(Math.floor(ageMinutes));
    return {
      outcome: 'no_data',
      reason: `${query}: asked last ${minutes} min ago, which is too long. Ask again.`,
    };
  }
  const broken = problems.find((problem) => !lacksData(problem));
  if (broken) {
    return {
      outcome: mayPass(broken) ? 'no_data' : 'fail',
      reason: `${query}: ${words(broken, monitoring)}`,
    };
  }
  const silent = neededArms(facts).filter((arm) => !(n[arm] > 0));
  if (silent.length > 0) {
    const nothing = counts === 'requests' ? 'no rows' : 'no points';
    const why = problems
      .filter(({ kind }) => kind !== 'one_version_only')
      .map((p) => ` ${words(p, monitoring)}`);
    return {
      outcome: 'no_data',
      reason: `${query}: ${nothing} for the ${silent.join(' and the ')}.${why.join('')}`,
    };
  }
  const each = neededArms(facts).map((arm) => `${formatCount(n[arm])} for the ${arm}`);
  return {
    outcome: 'pass',
    reason: `${query}: ${counts === 'requests' ? 'answers from' : 'points,'} ${each.join(' and ')}.`,
  };
}

function words(problem: MonitoringProblem, { variants }: MonitoringFacts): string {
  const named = (variant: string | null) => (variant === null ? null : { variant });
  const { title, wayOn } = describeProblem(problem, {
    baseline: named(variants.baseline),
    candidate: named(variants.candidate),
  });
  return `${title} ${wayOn}`;
}
