import { differenceOf } from './difference-of';
import type { ArmAnswer, EvidenceCase } from './evidence-case';

/** In the order in which a person should look at them. */
export const CASE_CHANGES = ['broken', 'fixed', 'worse', 'better', 'errored', 'unjudged', 'same'] as const;
export type CaseChange = (typeof CASE_CHANGES)[number];

/**
 * What became of a case. Broken: good with the baseline, not good with the candidate; fixed is the reverse. Worse and
 * better: quality moved without crossing. An error in either arm makes it errored, whatever the other says. Unjudged: the
 * file does not say of both versions what they would be compared by; that is not the same.
 */
export function caseChange({
  baseline,
  candidate,
}: Pick<EvidenceCase, 'baseline' | 'candidate'>): CaseChange {
  if (baseline.error !== null || candidate.error !== null) return 'errored';
  const before = isGood(baseline);
  const after = isGood(candidate);
  if (before === true && after === false) return 'broken';
  if (before === false && after === true) return 'fixed';
  const gain = qualityGain({ baseline, candidate });
  if (gain === null) return isComparable(baseline, candidate) ? 'same' : 'unjudged';
  if (gain === 0) return 'same';
  return gain < 0 ? 'worse' : 'better';
}

/** How far the candidate's quality is from the baseline's, -1..1; null where either has none or the case errored. */
export function qualityGain({
  baseline,
  candidate,
}: Pick<EvidenceCase, 'baseline' | 'candidate'>): number | null {
  if (baseline.error !== null || candidate.error !== null) return null;
  if (baseline.quality === null || candidate.quality === null) return null;
  return differenceOf(baseline.quality, candidate.quality);
}

// Without a quality in both, a verdict of both will do, unless one of the two verdicts came from a quality.
function isComparable(baseline: ArmAnswer, candidate: ArmAnswer): boolean {
  if (isGood(baseline) === null || isGood(candidate) === null) return false;
  return baseline.quality === null && candidate.quality === null;
}

/** Did it pass, and could it be read? Null when the file says neither. */
export function isGood({ passed, quality, parseOk }: ArmAnswer): boolean | null {
  if (parseOk === false) return false;
  const judged = passed ?? (quality === null ? null : quality >= 0.5);
  return judged ?? parseOk;
}
