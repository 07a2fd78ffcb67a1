/** How many requests of its stratum one sampled request stands for: requests over sampled. Null while none is sampled. */
export function sampleWeight({ requests, sampled }: { requests: number; sampled: number }): number | null {
  return sampled > 0 ? requests / sampled : null;
}
