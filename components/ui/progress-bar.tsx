import { cn } from '@/lib/client/cn';

const FILL = {
  pass: 'bg-pass',
  warn: 'bg-warn',
  fail: 'bg-fail',
  accent: 'bg-accent',
  neutral: 'bg-line-strong',
} as const;

export interface ProgressBarProps {
  /** Fraction 0..1; `null` when there is nothing to say: the bar is hatched. */
  value: number | null;
  tone?: keyof typeof FILL;
  /** What it measures, for screen readers. */
  label: string;
  className?: string;
}

export function ProgressBar({ value, tone = 'neutral', label, className }: ProgressBarProps) {
  const fraction = value === null ? null : Math.min(1, Math.max(0, value));
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={fraction === null ? undefined : Math.round(fraction * 100)}
      className={cn(
        'h-1.25 overflow-hidden rounded-full bg-line',
        fraction === null && 'bg-hatch bg-transparent',
        className,
      )}
    >
      {fraction === null ? null : (
        <div
          className={cn('h-full rounded-full transition-[width] duration-300', FILL[tone])}
          style={{ width: `${Math.max(fraction * 100, fraction > 0 ? 1.5 : 0)}%` }}
        />
      )}
    </div>
  );
}
