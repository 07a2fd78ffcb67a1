import { cn } from '@/lib/client/cn';

const FILL = { neutral: 'bg-line-strong', warn: 'bg-warn', fail: 'bg-fail' } as const;

export interface MeterProps {
  /** Fraction 0..1; `null` when there is nothing to say: the bar is hatched. */
  value: number | null;
  /** A fraction that means something, drawn as a notch. */
  mark?: number;
  tone?: keyof typeof FILL;
  /** What it measures, for screen readers. */
  label: string;
  className?: string;
}

/** How much of something there is, as a bar with a notch; unlike progress, it may go back. */
export function Meter({ value, mark, tone = 'neutral', label, className }: MeterProps) {
  const fraction = value === null ? null : Math.min(1, Math.max(0, value));
  const reading =
    fraction === null
      ? { role: 'img', 'aria-label': `${label}: nothing to measure yet` }
      : {
          role: 'meter',
          'aria-label': label,
          ...{ 'aria-valuemin': 0, 'aria-valuemax': 100, 'aria-valuenow': Math.round(fraction * 100) },
          'aria-valuetext': `${Math.round(fraction * 100)} %`,
        };
  return (
    <div {...reading} className={cn('relative h-1.25', className)}>
      <div className={cn('h-full overflow-hidden rounded-full', fraction === null ? 'bg-hatch' : 'bg-line')}>
        {fraction === null ? null : (
          <div
            className={cn('h-full rounded-full transition-[width] duration-300', FILL[tone])}
            style={{ width: `${Math.max(fraction * 100, fraction > 0 ? 1.5 : 0)}%` }}
          />
        )}
      </div>
      {mark === undefined || fraction === null ? null : (
        <span
          aria-hidden
          className="absolute -top-0.5 -bottom-0.5 w-0.5 -translate-x-1/2 bg-mute ring-1 ring-card"
          style={{ left: `${mark * 100}%` }}
        />
      )}
    </div>
  );
}
