import { cn } from '@/lib/client/cn';
import type { Comparison } from '@/lib/core/evidence/compare-pairs';
import type { EvidenceMetric } from '@/lib/core/evidence/evidence-metric';
import { formatDifference } from '@/lib/core/evidence/format-evidence';
import { toneOf } from './interval-bar';

const INK = { pass: 'text-pass', fail: 'text-fail', neutral: 'text-ink' };

/** "−32.9 pt", coloured only where chance does not explain it; the interval below it. */
export function Difference({ metric, comparison }: { metric: EvidenceMetric; comparison: Comparison }) {
  const { difference, interval, method } = comparison;
  return (
    <>
      <span className={cn('font-semibold', INK[toneOf(metric, comparison)])}>
        {formatDifference(metric, difference, method)}
      </span>
      {interval ? (
        <span className="block text-sm text-mute">
          {formatDifference(metric, interval.low, method)} to{' '}
          {formatDifference(metric, interval.high, method)}
        </span>
      ) : null}
    </>
  );
}
