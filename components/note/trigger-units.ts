import type { Trigger } from '@/lib/core/release/note';
import { METRICS } from '@/lib/core/telemetry/metric';

interface PeopleUnit {
  /** Shown behind the number. */
  suffix: string;
  /** How many of the people's unit make one of the stored unit: 100 for percent, 0.001 for seconds. */
  scale: number;
  step: number;
}

const percent: PeopleUnit = { suffix: '%', scale: 100, step: 0.5 };
const byMetricUnit = {
  fraction: percent,
  score: { suffix: '', scale: 1, step: 0.01 },
  ms: { suffix: 's', scale: 0.001, step: 0.1 },
  usd: { suffix: '$', scale: 1, step: 0.001 },
  tokens: { suffix: 'tokens', scale: 1, step: 10 },
} as const satisfies Record<string, PeopleUnit>;

/** The unit a threshold is typed in: percent, points, seconds, dollars, tokens; a score has none. */
export function thresholdUnit({ metric, comparison }: Pick<Trigger, 'metric' | 'comparison'>): PeopleUnit {
  if (comparison === 'ratio') return percent;
  const unit = METRICS[metric].unit;
  if (comparison === 'margin' && unit === 'fraction') return { ...percent, suffix: 'points' };
  return byMetricUnit[unit];
}

/** Stored → typed, without the noise of binary fractions (0.035 is 3.5, not 3.5000000000000004). */
export function toPeople(value: number, unit: PeopleUnit): number {
  return Number((value * unit.scale).toPrecision(12));
}

/** Typed → stored. */
export function fromPeople(typed: number, unit: PeopleUnit): number {
  return Number((typed / unit.scale).toPrecision(12));
}
