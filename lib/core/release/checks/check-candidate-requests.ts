import { formatCount } from '../../telemetry/format-metric';
import type { GateCheck } from '../gate';
import type { GateFacts } from '../gate-facts';
import { COUNTED_METHOD, judgeMinimumCount } from './judge-minimum-count';

/** Has the candidate answered enough comparable requests in this stage? */
export function checkCandidateRequests(facts: GateFacts): GateCheck {
  const { requests } = facts.arms.candidate;
  return {
    code: 'candidate_requests',
    text: 'Enough candidate requests',
    method: COUNTED_METHOD,
    structural: false,
    baseline: null,
    candidate: formatCount(requests),
    ...judgeMinimumCount('candidate', requests, facts.stage.minRequests),
  };
}
