import { findExcluded } from '@/lib/core/cohort/excluded-cohort';
import { groupBy } from '@/lib/core/group-by';
import { distanceOf } from '@/lib/core/watch/distance';
import type { SliceReading, WatchReading } from '@/lib/core/watch/judge-watch';
import { cohortSentence, intervalText } from '@/lib/core/watch/reading-sentence';
import type { SlicesView, SliceWatchView } from '@/lib/schemas/release';
import type { ReleaseRecord } from '@/lib/server/db/release-row';

export interface WatchedSlice {
  attribute: string;
  value: string;
  view: SliceWatchView;
}

/** Of every cohort that the watch knows and nobody has left out, what it says of the strongest metric; by evidence. */
export function watchedSlices(
  reading: WatchReading | null,
  exclusions: ReleaseRecord['exclusions'],
): WatchedSlice[] {
  const slices = [...groupBy(reading?.slices ?? [], sliceName)].flatMap(([, [first, ...rest]]) => {
    if (!first) return [];
    const strongest = rest.reduce((best, one) => (strength(one) > strength(best) ? one : best), first);
    return [{ attribute: first.dimension, value: first.value, view: toView(strongest) }];
  });
  return slices
    .filter((cohort) => !findExcluded(exclusions, cohort))
    .sort((a, b) => byEvidence(a.view, b.view));
}

/** How many attributes and metrics share the cohorts' part of the error budget; null while nothing is watched. */
export function watchedAmounts(reading: WatchReading | null): SlicesView['watched'] {
  if (!reading || reading.slices.length === 0) return null;
  const count = (of: (slice: SliceReading) => string) => new Set(reading.slices.map(of)).size;
  return { attributes: count(({ dimension }) => dimension), metrics: count(({ metric }) => metric) };
}

/** Suspects first, then the nearest to its mark; what the watch does not know comes last. */
export function byEvidence(a: SliceWatchView | null, b: SliceWatchView | null): number {
  const place = (view: SliceWatchView | null) => (view ? Number(view.isSuspect) * 2 + view.distance : 0);
  return place(b) - place(a);
}

function toView(reading: SliceReading): SliceWatchView {
  const { metric, dimension: attribute, value, interval, isSuspect, action } = reading;
  return {
    ...{ metric, isSuspect, action },
    distance: distanceOf(reading),
    interval: intervalText(metric, interval),
    sentence: cohortSentence(metric, reading, { attribute, value }, action !== 'list'),
  };
}

function sliceName({ dimension, value }: SliceReading): string {
  return JSON.stringify([dimension, value]);
}

function strength(reading: SliceReading): number {
  return Number(reading.isSuspect) * 2 + distanceOf(reading);
}
