import { formatCount, formatMs, formatUsd } from '../telemetry/format-metric';
import type { Comparison } from './compare-pairs';
import { EVIDENCE_METRICS, type EvidenceMetric } from './evidence-metric';

/** A value as people read it. Quality of only 0 and 1 is a rate. */
export function formatEvidence(metric: EvidenceMetric, value: number, method: Comparison['method']): string {
  switch (EVIDENCE_METRICS[metric].unit) {
    case 'score':
      return method === 'exact_mcnemar' ? percent(value) : value.toFixed(3);
    case 'rate':
      return percent(value);
    case 'ms':
      return formatMs(value);
    case 'usd':
      return formatUsd(value);
    case 'tokens':
      return formatCount(Math.round(value * 10) / 10);
  }
}

/** A difference with its sign and unit: "−32.9 pt", "+0.012", "−452 ms", "−$0.0210". */
export function formatDifference(
  metric: EvidenceMetric,
  value: number,
  method: Comparison['method'],
): string {
  const { unit } = EVIDENCE_METRICS[metric];
  const size = Math.abs(value);
  const isRate = unit === 'rate' || (unit === 'score' && method === 'exact_mcnemar');
  const text = isRate ? `${(size * 100).toFixed(1)} pt` : formatEvidence(metric, size, method);
  if (!/[1-9]/.test(text)) return `±${text}`;
  return `${value < 0 ? '−' : '+'}${text}`;
}

function percent(fraction: number): string {
  return `${(fraction * 100).toFixed(1)} %`;
}

/** A chance as people read it: "12 %", "0.4 %", "< 0.01 %". */
export function formatChance(p: number): string {
  if (p < 0.0001) return '< 0.01 %';
  return p < 0.1 ? `${Number((p * 100).toPrecision(2))} %` : `${Math.round(p * 100)} %`;
}
