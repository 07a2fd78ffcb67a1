import { METRICS, type MetricId } from './metric';

/**
 * A metric's value as people read it: "90.6 %", "0.906", "2.41 s", "655 ms", "$0.0118", "1,204". Null (no data) is
 * "no data". Value in the metric's own unit: fractions, ms, US dollars, tokens.
 */
export function formatMetric(metric: MetricId, value: number | null): string {
  if (value === null || !Number.isFinite(value)) return 'no data';
  switch (METRICS[metric].unit) {
    case 'score':
      return value.toFixed(3);
    case 'fraction':
      return `${(value * 100).toFixed(1)} %`;
    case 'ms':
      return formatMs(value);
    case 'usd':
      return formatUsd(value);
    case 'tokens':
      return formatCount(Math.round(value * 10) / 10);
  }
}

/** "655 ms" below a second, "2.41 s" above. */
export function formatMs(ms: number): string {
  return ms < 999.5 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(2)} s`;
}

/** US dollars with four decimals below a dollar, two above. */
export function formatUsd(usd: number): string {
  return usd < 1 ? `$${usd.toFixed(4)}` : `$${formatCount(Math.round(usd * 100) / 100)}`;
}

/** Thousands separated by commas; at most two decimals. */
export function formatCount(n: number): string {
  const [whole = '0', decimals] = String(Math.round(n * 100) / 100).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return decimals ? `${grouped}.${decimals}` : grouped;
}

/**
 * Candidate against baseline in words: "−0.6 pt" for fractions, "−0.012" for scores, "+3 %" for the rest. Null when
 * either is missing, or the baseline is 0 where a ratio is needed.
 */
export function formatChange(
  metric: MetricId,
  baseline: number | null,
  candidate: number | null,
): string | null {
  if (baseline === null || candidate === null) return null;
  const difference = candidate - baseline;
  switch (METRICS[metric].unit) {
    case 'fraction':
      return `${signed(difference * 100, 1)} pt`;
    case 'score':
      return signed(difference, 3);
    default:
      return baseline === 0 ? null : `${signed((difference / baseline) * 100, 0)} %`;
  }
}

function signed(value: number, decimals: number): string {
  const digits = Math.abs(value).toFixed(decimals);
  if (Number(digits) === 0) return `±${digits}`;
  return `${value < 0 ? '−' : '+'}${digits}`;
}
