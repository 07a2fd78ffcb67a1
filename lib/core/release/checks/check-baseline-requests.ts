import { formatCount } from '../../telemetry/format-metric';
import type { GateCheck } from '../gate';
import type { GateFacts } from '../gate-facts';
import { hasControl } from './has-control';
import { COUNTED_METHOD, judgeMinimumCount } from './judge-minimum-count';

/**
 * Has the concurrent baseline answered enough comparable requests? Where the whole cohort gets the candidate there
 * is no control: inconclusive, for the owner to override in writing (rule 4).
 */
export function checkBaselineRequests(facts: GateFacts): GateCheck {
  const { requests } = facts.arms.baseline;
  const shown = {
    code: 'baseline_requests',
    text: 'Enough baseline requests beside it',
    method: COUNTED_METHOD,
    structural: false,
    baseline: formatCount(requests),
    candidate: null,
  } as const;
  if (hasControl(facts.stage)) {
    return { ...shown, ...judgeMinimumCount('baseline', requests, facts.stage.minRequests) };
  }
  return {
    ...shown,
    outcome: 'inconclusive',
    reason: 'Relative checks are off: the whole cohort gets the candidate, so no baseline runs beside it.',
    required: null,
    needed: null,
  };
}
