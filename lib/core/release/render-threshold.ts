import { shiftDecimal } from '../cohort/shift-decimal';
import { METRICS } from '../telemetry/metric';
import type { Trigger } from './note';

/**
 * A trigger's threshold with its unit, every digit kept: "2 %", "3 points", "15 %", "0.05", "2,500 ms", "$0.002",
 * "1,000 tokens". A margin of a rate is in points (0.03 is 3 points); a ratio is a percentage of the baseline.
 */
export function renderThreshold({
  metric,
  comparison,
  threshold,
}: Pick<Trigger, 'metric' | 'comparison' | 'threshold'>): string {
  const plain = groupDigits(shiftDecimal(String(threshold), 0));
  const hundred = groupDigits(shiftDecimal(String(threshold), 2));
  if (comparison === 'ratio') return `${hundred} %`;
  switch (METRICS[metric].unit) {
    case 'fraction':
      if (comparison === 'absolute') return `${hundred} %`;
      return `${hundred} ${hundred === '1' ? 'point' : 'points'}`;
    case 'score':
      return plain;
    case 'ms':
      return `${plain} ms`;
    case 'usd':
      return `$${plain}`;
    case 'tokens':
      return `${plain} ${plain === '1' ? 'token' : 'tokens'}`;
  }
}

function groupDigits(plain: string): string {
  const [whole = '0', fraction] = plain.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
