import type { RateEstimate } from '@/lib/core/review/rate-estimate';

export function percentText(fraction: number): string {
  return `${(fraction * 100).toFixed(1)} %`;
}

/** "66.4 % to 92.7 %": the 95 % interval. */
export function intervalText({ low, high }: RateEstimate): string {
  return `${percentText(low)} to ${percentText(high)}`;
}
