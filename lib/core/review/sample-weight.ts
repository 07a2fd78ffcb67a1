/** How many requests of its stratum one sampled request stands for: requests over sampled. Null while none is sampled. */
export function sampleWeight({ requests, sampled }: { requests: number; sampled: number }): number | null {
  return sampled > 0 ? requests / sampled : null;
}

export interface JudgedStratum {
  requests: number;
  /** What each sampled request was found to be. */
  values: readonly number[];
}

/**
 * The mean over all requests of the strata, from their samples (Horvitz and Thompson): each value counts for as many requests
 * as it stands for. Unbiased, whatever the sizes of strata; strata without a sample are left out. Null without any.
 */
export function weightedMean(strata: readonly JudgedStratum[]): number | null {
  let total = 0;
  let requests = 0;
  for (const stratum of strata) {
    const weight = sampleWeight({ requests: stratum.requests, sampled: stratum.values.length });
    if (weight === null) continue;
    requests += stratum.requests;
    total += weight * stratum.values.reduce((sum, value) => sum + value, 0);
  }
  return requests > 0 ? total / requests : null;
}
