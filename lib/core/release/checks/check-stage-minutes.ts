import { formatCount } from '../../telemetry/format-metric';
import { formatLength } from '../format-length';
import type { GateCheck } from '../gate';
import type { GateFacts } from '../gate-facts';

const METHOD =
  'The time since the stage was entered is held against the minimum of the plan. It makes sure that more than one kind of hour is seen: evidence cannot speak for traffic that has not come yet.';

/** Has the stage lasted its minimum? By facts.now; a time that cannot be read is no data. */
export function checkStageMinutes(facts: GateFacts): GateCheck {
  const { minMinutes } = facts.stage;
  const elapsed = (Date.parse(facts.now) - Date.parse(facts.stageEnteredAt)) / 60_000;
  const known = Number.isFinite(elapsed);
  const missing = known ? Math.max(0, Math.ceil(minMinutes - elapsed)) : 0;
  const passed = known && elapsed >= minMinutes;
  return {
    code: 'stage_minutes',
    outcome: passed ? 'pass' : known ? 'inconclusive' : 'no_data',
    text: 'Time in this stage',
    reason: !known
      ? 'It is not known when this stage was entered.'
      : passed
        ? `The stage has lasted ${formatLength(elapsed)}, at least ${formatLength(minMinutes)} was planned.`
        : `The stage has lasted ${formatLength(elapsed)} of the planned ${formatLength(minMinutes)}.`,
    method: METHOD,
    structural: false,
    baseline: null,
    candidate: known ? `${formatCount(Math.max(0, Math.floor(elapsed)))} min` : null,
    required: `${formatCount(minMinutes)} min`,
    needed: missing > 0 ? { amount: missing, unit: 'minutes' } : null,
  };
}
