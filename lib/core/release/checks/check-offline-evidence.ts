import { clearVerdict } from '../../evidence/clear-verdict';
import { CASE_KINDS, KIND_LABELS } from '../../evidence/evidence-case';
import type { HarmedGroup, OfflineEvidenceFacts } from '../../evidence/evidence-facts';
import { EVIDENCE_METRICS } from '../../evidence/evidence-metric';
import { formatDifference, formatEvidence } from '../../evidence/format-evidence';
import { formatCount } from '../../telemetry/format-metric';
import type { CheckOutcome, GateCheck } from '../gate';
import type { GateFacts } from '../gate-facts';

const METHOD =
  'Both versions answered the same recorded cases, and the answers are compared case by case, also within each kind of case. Behind by what chance explains is inconclusive, behind by more fails, and a case that errored never counts as passed.';

// What sums of fractions may be off by.
const ROUNDING = 1e-6;
// Of fewer pairs no test says anything.
const FEWEST_JUDGED = 5;

type Judgement = { outcome: CheckOutcome; reason: string };

/**
 * Is there a comparison of exactly this pair on every kind of case, and is the candidate no worse? Structural: nobody's
 * words take the place of evidence, but for why a kind of case is absent. Worse is quality or parse failures over all
 * cases that became worse by more than chance explains; or a kind, cohort or subset that did. Fewer judged cases than
 * a minimum, a kind of which none is judged, and behind by what may be chance are inconclusive until there are more.
 * Cases that errored or have no quality are never taken as passed: with E of them the candidate must be ahead by E or
 * more, so that no way of settling them could put it behind. No comparison, no quality or nothing but errors is no data.
 */
export function checkOfflineEvidence({
  offlineEvidence: evidence,
}: Pick<GateFacts, 'offlineEvidence'>): GateCheck {
  const quality = evidence?.quality ?? null;
  return {
    code: 'offline_evidence',
    ...judge(evidence),
    text: 'Offline comparison: the candidate is no worse',
    method: METHOD,
    structural: true,
    baseline: quality && formatEvidence('quality', quality.baseline, quality.method),
    candidate: quality && formatEvidence('quality', quality.candidate, quality.method),
    required: 'no worse, on every kind of case and cohort',
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
  if (faults.length > 0) return { outcome: 'fail', reason: [...numbers, ...faults].join(' ') };
  const doubts = doubtsOf(evidence, quality);
  return { outcome: doubts.length > 0 ? 'inconclusive' : 'pass', reason: [...numbers, ...doubts].join(' ') };
}

type Quality = NonNullable<OfflineEvidenceFacts['quality']>;

function numbersOf({ cases, errored, beyond }: OfflineEvidenceFacts, quality: Quality): string[] {
  const { baseline, candidate, difference, interval, method, n } = quality;
  const write = (value: number) => formatEvidence('quality', value, method);
  const sign = (value: number) => formatDifference('quality', value, method);
  const range = interval ? ` (95 % interval ${sign(interval.low)} to ${sign(interval.high)})` : '';
  const unjudged = cases - n - errored;
  return [
    `Quality ${write(baseline)} before, ${write(candidate)} after over ${formatCount(n)} ${n === 1 ? 'case' : 'cases'}: ${sign(difference)}${range}.`,
    ...given(
      beyond,
      `Too many cohorts and subsets to look at each: ${formatCount(beyond)} of ${formatCount(cases)} cases are in those that were not.`,
    ),
    ...given(
      errored,
      `${formatCount(errored)} of ${formatCount(cases)} cases errored and count for neither.`,
    ),
    ...given(
      unjudged,
      `Without a quality for both versions, and counted for neither: ${formatCount(unjudged)} of ${formatCount(cases)} cases.`,
    ),
  ];
}

function given(count: number, sentence: string): string[] {
  return count > 0 ? [sentence] : [];
}

function faultsOf(evidence: OfflineEvidenceFacts, quality: Quality): string[] {
  const { parseFailures, kinds, absences } = evidence;
  const isEnough = quality.n >= FEWEST_JUDGED;
  const worse = isEnough && clearVerdict('quality', quality) === 'worse' ? ['The candidate is worse.'] : [];
  const unparsed =
    parseFailures &&
    parseFailures.n >= FEWEST_JUDGED &&
    clearVerdict('parse_failures', parseFailures) === 'worse'
      ? [{ label: 'all cases', metric: 'parse_failures' as const, comparison: parseFailures }]
      : [];
  const harmed = [...unparsed, ...evidence.harmed].map((group) => `Became worse: ${harmText(group)}.`);
  const absent = CASE_KINDS.filter((kind) => kinds[kind] === 0 && !absences[kind]).map(
    (kind) => `There are no ${KIND_LABELS[kind]} cases, and nobody has said why.`,
  );
  return [...worse, ...harmed, ...absent];
}

function doubtsOf({ cases, kinds, judged }: OfflineEvidenceFacts, { n, difference }: Quality): string[] {
  const least = formatCount(FEWEST_JUDGED);
  const few = n < FEWEST_JUDGED ? [`At least ${least} cases must have a quality for both versions.`] : [];
  const unjudgedKinds = CASE_KINDS.filter((kind) => kinds[kind] > 0 && judged[kind] === 0).map(
    (kind) => `No ${KIND_LABELS[kind]} case of ${formatCount(kinds[kind])} is judged: run them again.`,
  );
  const unsettled = cases - n;
  const open =
    unsettled > 0 && difference * n < unsettled - ROUNDING
      ? ['They could turn the answer: run them again.']
      : [];
  const behind = difference < 0 ? ['It is behind by what may be chance: compare more cases.'] : [];
  return [...open, ...few, ...unjudgedKinds, ...behind];
}

function harmText({ label, metric, comparison }: HarmedGroup): string {
  const { baseline, candidate, method } = comparison;
  const values = [baseline, candidate].map((value) => formatEvidence(metric, value, method)).join(' → ');
  return `${label}, ${EVIDENCE_METRICS[metric].label.toLowerCase()} ${values}`;
}
