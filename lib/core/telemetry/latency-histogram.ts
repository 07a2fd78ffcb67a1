/**
 * Log-buckets as DDSketch numbers them: bucket i holds gamma^(i-1) < x <= gamma^i, gamma = (1+a)/(1-a), so that a
 * bucket's representative is within a of every value in it. Merging is adding.
 */
export type LatencyHistogram = Map<number, number>;

const ACCURACY = 0.01;
const GAMMA = (1 + ACCURACY) / (1 - ACCURACY);
const LN_GAMMA = Math.log(GAMMA);

/** Holds what is 0: below every bucket of a positive number. */
export const ZERO_BUCKET = -100_000;

/** The bucket of `x` (ms, or any unit); 0 and below fall into the zero bucket. NaN never occurs: checked before. */
export function bucketIndex(x: number): number {
  return x > 0 ? Math.ceil(Math.log(x) / LN_GAMMA) : ZERO_BUCKET;
}

/** The number that stands for a bucket: within 1 % of every value in it; 0 for the zero bucket. */
export function bucketValue(index: number): number {
  return index === ZERO_BUCKET ? 0 : (2 * GAMMA ** index) / (GAMMA + 1);
}

export function addCounts(
  into: LatencyHistogram,
  indexes: readonly number[],
  counts: readonly number[],
): void {
  for (const [position, index] of indexes.entries()) {
    into.set(index, (into.get(index) ?? 0) + (counts[position] ?? 0));
  }
}

/**
 * The quantile at `fraction` (0..1), linearly interpolated between the two nearest ranks as PostgreSQL's
 * percentile_cont does; each rank's value is its bucket's, so the answer is within 1 %. Null without observations.
 */
export function histogramQuantile(histogram: LatencyHistogram, fraction: number): number | null {
  const buckets = [...histogram].filter(([, count]) => count > 0).sort(([a], [b]) => a - b);
  const total = buckets.reduce((sum, [, count]) => sum + count, 0);
  if (total === 0) return null;
  const rank = fraction * (total - 1);
  const low = valueAt(buckets, Math.floor(rank));
  const high = valueAt(buckets, Math.ceil(rank));
  return low + (high - low) * (rank - Math.floor(rank));
}

function valueAt(buckets: readonly (readonly [number, number])[], rank: number): number {
  let seen = 0;
  let index = ZERO_BUCKET;
  for (const [bucket, count] of buckets) {
    index = bucket;
    seen += count;
    if (rank < seen) break;
  }
  return bucketValue(index);
}
