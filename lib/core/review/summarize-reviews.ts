import type { Arm } from '../evidence/evidence-case';
import { groupBy } from '../group-by';
import { wilsonInterval } from '../stats/wilson-interval';
import { type Agreement, krippendorffAlpha } from './krippendorff-alpha';
import { type RateEstimate, rateEstimate } from './rate-estimate';
import { scoreOf } from './score-of';
import { type GivenVerdict, REVIEW_REASONS, type ReviewReason, type Verdict } from './verdict';

/** An item with the verdicts that stand. */
export type JudgedItem = {
  reviewsWanted: number;
  isExtra: boolean;
  cohort: string;
  verdicts: readonly GivenVerdict[];
  /** As it went into the metric; null while it was not counted. */
  countedScore: number | null;
} & ({ kind: 'single'; arm: Arm } | { kind: 'pair'; candidateIsA: boolean });

type JudgedSingle = Extract<JudgedItem, { kind: 'single' }>;
type JudgedPair = Extract<JudgedItem, { kind: 'pair' }>;

/** How many requests of an arm a cohort had. */
export interface CohortRequests {
  arm: Arm;
  cohort: string;
  requests: number;
}

export interface ReviewFigures {
  progress: { items: number; decided: number; begun: number; verdicts: number };
  /** The share that is acceptable, of those drawn over all cohorts. */
  acceptable: Record<Arm, RateEstimate | null>;
  /** The same from all items, each cohort by its share of the arm's traffic; null where a cohort has none. */
  weighted: Record<Arm, RateEstimate | null>;
  cohorts: { cohort: string; acceptable: Record<Arm, RateEstimate | null> }[];
  /** How often the candidate is preferred, a tie as half; null without a pair. Counts are of verdicts. */
  preference: { share: RateEstimate; candidate: number; baseline: number; tie: number } | null;
  /** Items that at least one person gave this reason for, of the decided ones. */
  reasons: { reason: ReviewReason; items: Record<Arm, number> }[];
  agreement: { singles: Agreement; pairs: Agreement };
}

/** What the verdicts on decided items say: while an item is open, nobody learns what others say of it. */
export function summarizeReviews(
  items: readonly JudgedItem[],
  requests: readonly CohortRequests[],
): ReviewFigures {
  const singles = items.filter((item): item is JudgedSingle => item.kind === 'single');
  const pairs = items.filter((item): item is JudgedPair => item.kind === 'pair');
  const decided = singles.filter(isDecided);
  const byCohort = groupBy(decided, ({ cohort }) => cohort);
  const rate = (some: readonly JudgedSingle[], arm: Arm) =>
    rateEstimate(some.filter((item) => item.arm === arm).map(acceptableScore));
  return {
    progress: {
      items: items.length,
      decided: items.filter(isDecided).length,
      begun: items.filter((item) => !isDecided(item) && item.verdicts.length > 0).length,
      verdicts: items.reduce((sum, { verdicts }) => sum + verdicts.length, 0),
    },
    acceptable: perArm((arm) =>
      rate(
        decided.filter(({ isExtra }) => !isExtra),
        arm,
      ),
    ),
    weighted: perArm((arm) => weightedRate(decided, requests, arm)),
    cohorts: [...byCohort]
      .map(([cohort, some]) => ({ cohort, acceptable: perArm((arm) => rate(some, arm)) }))
      .toSorted((a, b) => a.cohort.localeCompare(b.cohort)),
    preference: preferenceOf(pairs),
    reasons: reasonsOf(decided),
    agreement: {
      singles: krippendorffAlpha(decided.map(({ verdicts }) => verdicts.map(({ verdict }) => verdict))),
      pairs: krippendorffAlpha(
        pairs.filter(isDecided).map((pair) => pair.verdicts.map(({ verdict }) => preferred(pair, verdict))),
      ),
    },
  };
}

function isDecided({ verdicts, reviewsWanted, countedScore }: JudgedItem): boolean {
  return countedScore !== null || verdicts.length >= reviewsWanted;
}

/** What was counted stays, whatever is said after it: the rate tells what the metric tells. */
function acceptableScore({ verdicts, countedScore }: JudgedSingle): number {
  return countedScore ?? scoreOf('single', verdicts) ?? 0;
}

function preferred({ candidateIsA }: JudgedPair, verdict: Verdict): Arm | 'tie' {
  if (verdict === 'tie') return 'tie';
  return (verdict === 'a') === candidateIsA ? 'candidate' : 'baseline';
}

const WORTH = { candidate: 1, tie: 0.5, baseline: 0 } as const;

function preferenceOf(pairs: readonly JudgedPair[]): ReviewFigures['preference'] {
  const said = pairs
    .filter(isDecided)
    .map((pair) => pair.verdicts.map(({ verdict }) => preferred(pair, verdict)));
  const share = rateEstimate(
    said.map((some) => some.reduce((sum, one) => sum + WORTH[one], 0) / some.length),
  );
  if (!share) return null;
  const count = (what: Arm | 'tie') => said.flat().filter((one) => one === what).length;
  return { share, candidate: count('candidate'), baseline: count('baseline'), tie: count('tie') };
}

function reasonsOf(singles: readonly JudgedSingle[]): ReviewFigures['reasons'] {
  const given = (item: JudgedSingle, reason: ReviewReason) =>
    item.verdicts.some(({ reasons }) => reasons.includes(reason));
  return REVIEW_REASONS.map((reason) => ({
    reason,
    items: perArm((arm) => singles.filter((item) => item.arm === arm && given(item, reason)).length),
  })).filter(({ items }) => items.baseline + items.candidate > 0);
}

/**
 * Stratified by cohort: within one, items are uniform over its traffic. The interval is Wilson's with the effective size
 * of the stratified mean.
 */
function weightedRate(
  decided: readonly JudgedSingle[],
  requests: readonly CohortRequests[],
  arm: Arm,
): RateEstimate | null {
  const strata = requests.filter((stratum) => stratum.arm === arm && stratum.requests > 0);
  const total = strata.reduce((sum, stratum) => sum + stratum.requests, 0);
  const mine = decided.filter((item) => item.arm === arm);
  let [value, spread] = [0, 0];
  for (const stratum of strata) {
    const scores = mine.filter(({ cohort }) => cohort === stratum.cohort).map(acceptableScore);
    if (scores.length === 0) return null;
    const weight = stratum.requests / total;
    value += (weight * scores.reduce((sum, score) => sum + score, 0)) / scores.length;
    spread += (weight * weight) / scores.length;
  }
  return total === 0 ? null : { value, ...wilsonInterval(value, 1 / spread), items: mine.length };
}

function perArm<T>(of: (arm: Arm) => T): Record<Arm, T> {
  return { baseline: of('baseline'), candidate: of('candidate') };
}
