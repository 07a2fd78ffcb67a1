import { CASE_KINDS, KIND_LABELS } from '../../evidence/evidence-case';
import type { HarmedGroup, OfflineEvidenceFacts } from '../../evidence/evidence-facts';
import { EVIDENCE_METRICS } from '../../evidence/evidence-metric';
import { formatDifference, formatEvidence } from '../../evidence/format-evidence';
import { isWorse } from '../../evidence/is-behind';
import { formatCount } from '../../telemetry/format-metric';
import type { CheckOutcome, GateCheck } from '../gate';
import type { GateFacts } from '../gate-facts';

// What sums of fractions may be off by.
const ROUNDING = 1e-6;

type Judgement = { outcome: CheckOutcome; reason: string };

/**
 * Is there a comparison of exactly this pair on every kind of case, and is the candidate no worse? Structural.
 * Worse is a 95 % interval of the quality difference wholly below 0, over all cases; or a kind, cohort or subset that
 * became clearly worse and that the owner has not accepted in writing. Behind by what may be chance is inconclusive
 * until there are more cases or the owner's words. Errored cases are never taken as passed: with E of them the
 * candidate must be ahead by E or more, so that no way of settling them could put it behind. No comparison, no quality
 * or nothing but errors is no data.
 */
export function checkOfflineEvidence({ offlineEvidence: evidence }: GateFacts): GateCheck {
  const quality = evidence?.quality ?? null;
  return {
    code: 'offline_evidence',
    ...judge(evidence),
    text: 'Offline comparison: the candidate is no worse',
    structural: true,
    baseline: quality && formatEvidence('quality', quality.baseline, quality.method),
    candidate: quality && formatEvidence('quality', quality.candidate, quality.method),
    required: 'no worse, on every kind of case',
    needed: null,
  };
}

function judge(evidence: OfflineEvidenceFacts | null): Judgement {
  if (!evidence) {
    const reason = 'No offline comparison of this candidate and this baseline yet: upload one.';
    return { outcome: 'no_data', reason };
  }
  const { cases, errored, quality } = evidence;
  if (errored >= cases) {
    return { outcome: 'no_data', reason: `All ${formatCount(cases)} cases errored: run them again.` };
  }
  if (!quality) {
    return { outcome: 'no_data', reason: 'No case of the comparison has a quality for both versions.' };
  }
  const numbers = numbersOf(evidence, quality);
  const faults = faultsOf(evidence, quality);
  if (faults.length > 0) return { outcome: 'fail', reason: `${numbers} ${faults.join(' ')}` };
  if (errored > 0 && quality.difference * quality.n < errored - ROUNDING) {
    return { outcome: 'inconclusive', reason: `${numbers} They could turn the answer: run them again.` };
  }
  return settle(evidence, quality, numbers);
}

function settle(
  { harmed, behindExplanation }: OfflineEvidenceFacts,
  quality: Quality,
  numbers: string,
): Judgement {
  const accepted = harmed.map((group) => `Accepted by the owner: ${harmText(group)} (${group.explanation}).`);
  if (quality.difference >= 0) return { outcome: 'pass', reason: [numbers, ...accepted].join(' ') };
  if (behindExplanation === null) {
    const ask =
      'It is behind by what may be chance: compare more cases, or let the owner say why that is fine.';
    return { outcome: 'inconclusive', reason: `${numbers} ${ask}` };
  }
  const behind = `Behind by what may be chance, accepted by the owner: ${behindExplanation}.`;
  return { outcome: 'pass', reason: [numbers, behind, ...accepted].join(' ') };
}

type Quality = NonNullable<OfflineEvidenceFacts['quality']>;

function numbersOf({ cases, errored }: OfflineEvidenceFacts, quality: Quality): string {
  const { baseline, candidate, difference, interval, method, n } = quality;
  const write = (value: number) => formatEvidence('quality', value, method);
  const sign = (value: number) => formatDifference('quality', value, method);
  const range = interval ? ` (95 % interval ${sign(interval.low)} to ${sign(interval.high)})` : '';
  const apart =
    errored > 0
      ? ` ${formatCount(errored)} of ${formatCount(cases)} cases errored and count for neither.`
      : '';
  return `Quality ${write(baseline)} before, ${write(candidate)} after over ${formatCount(n)} cases: ${sign(difference)}${range}.${apart}`;
}

function faultsOf(evidence: OfflineEvidenceFacts, quality: Quality): string[] {
  const worse = isWorse(quality) ? ['The candidate is worse.'] : [];
  const absent = CASE_KINDS.filter((kind) => evidence.kinds[kind] === 0 && !evidence.absences[kind]).map(
    (kind) => `There are no ${KIND_LABELS[kind]} cases, and nobody has said why.`,
  );
  const harmed = evidence.harmed
    .filter(({ explanation }) => explanation === null)
    .map((group) => `Became worse: ${harmText(group)}.`);
  return [...worse, ...absent, ...harmed];
}

function harmText({ label, metric, comparison }: HarmedGroup): string {
  const { baseline, candidate, method } = comparison;
  const values = [baseline, candidate].map((value) => formatEvidence(metric, value, method)).join(' → ');
  return `${label}, ${EVIDENCE_METRICS[metric].label.toLowerCase()} ${values}`;
}
