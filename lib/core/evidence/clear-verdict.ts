import type { Comparison } from './compare-pairs';
import { EVIDENCE_METRICS, type EvidenceMetric } from './evidence-metric';

const LEVEL = 0.05;

/**
 * Is the candidate better or worse by more than chance explains? Asks both: a chance below 5 %, and a 95 % interval wholly on
 * one side of 0 where there is one. Null when it is neither, or nothing can be said.
 */
export function clearVerdict(
  metric: EvidenceMetric,
  { difference, interval, p }: Comparison,
): 'better' | 'worse' | null {
  if (p === null || p >= LEVEL || difference === 0) return null;
  if (interval && interval.low <= 0 && interval.high >= 0) return null;
  const isRise = difference > 0;
  return isRise === (EVIDENCE_METRICS[metric].better === 'higher') ? 'better' : 'worse';
}
