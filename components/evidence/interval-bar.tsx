import { cn } from '@/lib/client/cn';
import { clearVerdict } from '@/lib/core/evidence/clear-verdict';
import type { Comparison } from '@/lib/core/evidence/compare-pairs';
import type { EvidenceMetric } from '@/lib/core/evidence/evidence-metric';

export interface IntervalBarProps {
  metric: EvidenceMetric;
  comparison: Comparison;
  /** The difference at either end of the scale; 0 stands in the middle. */
  reach: number;
  className?: string;
}

const TONES = { better: 'pass', worse: 'fail' } as const;
const FILL = { pass: 'bg-pass', fail: 'bg-fail', neutral: 'bg-line-strong' };

/** A difference with its 95 % interval about 0. Drawn only; the numbers stand beside it. */
export function IntervalBar({ metric, comparison, reach, className }: IntervalBarProps) {
  const { difference, interval } = comparison;
  const place = (value: number) => 50 + 50 * Math.max(-1, Math.min(1, reach === 0 ? 0 : value / reach));
  const [low, high] = [place(interval?.low ?? difference), place(interval?.high ?? difference)];
  const fill = FILL[toneOf(metric, comparison)];
  return (
    <span aria-hidden className={cn('relative block h-3.5 w-28 shrink-0', className)}>
      <span className="absolute inset-x-0 top-1/2 h-px bg-line" />
      <span className="absolute inset-y-0 left-1/2 w-px bg-line-strong" />
      <span
        className={cn('absolute top-1/2 h-1.5 -translate-y-1/2 rounded-full opacity-35', fill)}
        style={{ left: `${low}%`, width: `max(3px, ${high - low}%)` }}
      />
      <span
        className={cn('absolute top-1/2 size-1.5 -translate-1/2 rounded-full', fill)}
        style={{ left: `${place(difference)}%` }}
      />
    </span>
  );
}

/** Good or bad only where chance does not explain it. */
export function toneOf(metric: EvidenceMetric, comparison: Comparison): keyof typeof FILL {
  const verdict = clearVerdict(metric, comparison);
  return verdict ? TONES[verdict] : 'neutral';
}

/** The scale that holds all of these. */
export function reachOf(comparisons: readonly (Comparison | undefined)[]): number {
  const ends = comparisons.flatMap((one) =>
    one ? [one.difference, one.interval?.low ?? 0, one.interval?.high ?? 0] : [],
  );
  return Math.max(0, ...ends.map(Math.abs));
}
