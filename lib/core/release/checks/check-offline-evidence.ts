import { formatCount } from '../../telemetry/format-metric';
import type { CheckOutcome, GateCheck } from '../gate';
import type { GateFacts } from '../gate-facts';

/**
 * Did the candidate pass at least as many offline cases as the baseline? Structural.
 * Errored cases are in neither passed count and are never taken as passed: with E of them, the candidate passes this
 * check only when it is ahead by E or more, so that no way of settling them could put it behind. Behind by less
 * than that is inconclusive only if it is not behind on the settled cases. No statement, no cases or nothing but
 * errors is no data. A plain comparison of counts; no statistical test yet.
 */
export function checkOfflineEvidence(facts: GateFacts): GateCheck {
  const evidence = facts.offlineEvidence;
  const { outcome, reason } = judge(evidence);
  return {
    code: 'offline_evidence',
    outcome,
    text: 'Offline evidence: the candidate is no worse',
    reason,
    structural: true,
    baseline: evidence ? `${formatCount(evidence.baselinePassed)} of ${formatCount(evidence.cases)}` : null,
    candidate: evidence ? `${formatCount(evidence.candidatePassed)} of ${formatCount(evidence.cases)}` : null,
    required: 'at least the baseline',
    needed: null,
  };
}

function judge(evidence: GateFacts['offlineEvidence']): { outcome: CheckOutcome; reason: string } {
  if (!evidence) {
    return {
      outcome: 'no_data',
      reason: 'No offline evidence for this candidate and baseline: attach a result.',
    };
  }
  const { cases, baselinePassed, candidatePassed, errored } = evidence;
  if (cases <= 0) return { outcome: 'no_data', reason: 'The offline evidence has no cases.' };
  if (errored >= cases) {
    return { outcome: 'no_data', reason: `All ${formatCount(cases)} cases errored: run them again.` };
  }
  const counts = `The candidate passed ${formatCount(candidatePassed)} of ${formatCount(cases)} cases, the baseline ${formatCount(baselinePassed)}`;
  const apart = errored > 0 ? `; ${formatCount(errored)} errored and count for neither` : '';
  if (candidatePassed < baselinePassed) {
    return {
      outcome: 'fail',
      reason: `${counts}${apart}: ${formatCount(baselinePassed - candidatePassed)} fewer.`,
    };
  }
  if (candidatePassed - baselinePassed < errored) {
    return {
      outcome: 'inconclusive',
      reason: `${counts}${apart}, and could turn the answer: run them again.`,
    };
  }
  return {
    outcome: 'pass',
    reason: `${counts}${apart}. A plain comparison of counts; no statistical test yet.`,
  };
}
