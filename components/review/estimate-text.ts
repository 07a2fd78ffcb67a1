import type { RateEstimate } from '@/lib/core/review/rate-estimate';

/** "83.3 % (66.4 % to 92.7 %)": a share with its 95 % interval. */
export function estimateText({ value, low, high }: RateEstimate): string {
  return `${percent(value)} (${percent(low)} to ${percent(high)})`;
}

function percent(fraction: number): string {
  return `${(fraction * 100).toFixed(1)} %`;
}
