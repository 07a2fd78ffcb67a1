import { reviewCohort } from '@/lib/core/review/review-cohort';
import type { RoutedFeature } from '@/lib/core/routing/routing-snapshot';
import type { EventInput } from '@/lib/core/telemetry/event';
import type { EventAttribution } from '@/lib/core/telemetry/event-attribution';
import type { Sampling } from './sampling-of';

export interface SampledAs {
  cohort: string;
  priority: number;
  /** How many its stratum keeps. */
  size: number;
}

/**
 * How a request takes part in the drawing of samples: one with an output whose arm was decided by chance at the present stage,
 * which is of the candidate or the baseline then. Null of any other.
 */
export function sampledAs(
  { release }: RoutedFeature,
  event: EventInput,
  attribution: EventAttribution,
  eventKey: string,
  sampling: Sampling,
): SampledAs | null {
  if (event.output === undefined || event.kind === 'tool_call') return null;
  if (!release || !attribution.comparable || event.targeting_key === undefined) return null;
  const cohort = reviewCohort(release, { ...event.context, targetingKey: event.targeting_key });
  if (cohort === null) return null;
  return { cohort, priority: sampling.priorityOf(eventKey), size: sampling.sampleSize };
}
