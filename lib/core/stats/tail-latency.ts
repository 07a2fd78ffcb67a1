/** Counts by bucket of a log-bucket histogram; a Map from index to count is one. */
export type BucketCounts = Iterable<readonly [index: number, count: number]>;

const LEAST_REFERENCE = 5_000;

/**
 * The bucket whose upper edge is the smallest that is not below the reference's quantile: "p95 so far" as a line that
 * divides buckets. Frozen for a stage. Null of fewer than 5,000 observations: a line drawn by few lies anywhere.
 */
export function tailEdge(reference: BucketCounts, fraction = 0.95, least = LEAST_REFERENCE): number | null {
  const buckets = [...reference].filter(([, count]) => count > 0).sort(([a], [b]) => a - b);
  const total = buckets.reduce((sum, [, count]) => sum + count, 0);
  if (!(total >= least)) return null;
  let seen = 0;
  for (const [index, count] of buckets) {
    seen += count;
    if (seen >= fraction * total) return index;
  }
  return null;
}

/**
 * How many buckets up the candidate's line lies for "more than `by` (0.2 = 20 %) slower", rounded up, against firing.
 * `accuracy` is the histogram's: 0.01 of ours. Throws RangeError for a slowdown below 0.
 */
export function tailShift(by: number, accuracy = 0.01): number {
  if (!(by >= 0 && by < Number.POSITIVE_INFINITY))
    throw new RangeError(`A slowdown must be a fraction from 0, not ${by}.`);
  return Math.max(0, Math.ceil(Math.log1p(by) / Math.log((1 + accuracy) / (1 - accuracy)) - 1e-9));
}

/** How many observations lie above a bucket's upper edge: exact, nothing is interpolated. */
export function countAbove(counts: BucketCounts, edge: number): number {
  let above = 0;
  for (const [index, count] of counts) if (index > edge) above += count;
  return above;
}

/**
 * One block of "p95 is up by more than `shift` buckets", as PAIR counts it with r = 1 and pRef = 0.05: harmful is a
 * baseline's request above the line, and a candidate's above the line moved up. What is tested is the share above the
 * baseline's p95, which is the claim about p95 while the line is the true p95, and valid wherever it is.
 */
export function tailCounts(
  candidate: BucketCounts,
  baseline: BucketCounts,
  edge: number,
  shift: number,
): { nc: number; xc: number; nb: number; xb: number } {
  return {
    nc: countAbove(candidate, Number.NEGATIVE_INFINITY),
    xc: countAbove(candidate, edge + shift),
    nb: countAbove(baseline, Number.NEGATIVE_INFINITY),
    xb: countAbove(baseline, edge),
  };
}
