import { formatCount } from '../../telemetry/format-metric';
import { METRICS, type MetricId } from '../../telemetry/metric';
import type { CheckOutcome, GateCheck } from '../gate';
import type { GateFacts } from '../gate-facts';
import { hasControl } from './has-control';

/**
 * Does the monitoring query answer, by version? Structural. In the offline check the baseline must have answered;
 * live, both arms (at a stage without control, the candidate alone). An answer of nothing (n = 0) is no answer.
 */
export function checkMonitoringQuery(facts: GateFacts): GateCheck {
  const { monitoring } = facts;
  const answered = (arm: 'baseline' | 'candidate') =>
    (monitoring?.answers ?? []).reduce((sum, answer) => (answer.arm === arm ? sum + answer.n : sum), 0);
  const n = { baseline: answered('baseline'), candidate: answered('candidate') };
  const { outcome, reason } = judge(facts, n);
  return {
    code: 'monitoring_query_answers',
    outcome,
    text: 'The monitoring query answers, by version',
    reason,
    structural: true,
    baseline: monitoring ? `n ${formatCount(n.baseline)}` : null,
    candidate: monitoring && facts.stage.kind !== 'offline' ? `n ${formatCount(n.candidate)}` : null,
    required: neededArms(facts).join(' and '),
    needed: null,
  };
}

function neededArms(facts: GateFacts): ('baseline' | 'candidate')[] {
  if (facts.stage.kind === 'offline') return ['baseline'];
  return hasControl(facts.stage) ? ['baseline', 'candidate'] : ['candidate'];
}

function judge(
  facts: GateFacts,
  n: { baseline: number; candidate: number },
): { outcome: CheckOutcome; reason: string } {
  const { monitoring } = facts;
  if (!monitoring) return { outcome: 'fail', reason: 'No monitoring query is set: choose one in the note.' };
  const silent = neededArms(facts).filter((arm) => !(n[arm] > 0));
  const query = `${labelOf(monitoring.metric)} over the last ${formatCount(monitoring.windowMinutes)} min`;
  if (silent.length > 0) {
    return { outcome: 'no_data', reason: `${query}: no rows for the ${silent.join(' and the ')}.` };
  }
  const counts = neededArms(facts).map((arm) => `${formatCount(n[arm])} for the ${arm}`);
  return { outcome: 'pass', reason: `${query}: answers from ${counts.join(' and ')}.` };
}

function labelOf(metric: string): string {
  return Object.hasOwn(METRICS, metric) ? METRICS[metric as MetricId].label : metric;
}
