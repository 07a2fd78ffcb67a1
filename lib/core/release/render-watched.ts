import { METRICS, type MetricId } from '../telemetry/metric';
import { tolerance } from '../watch/tolerance';
import type { Tolerances } from './note';
import { renderThreshold } from './render-threshold';

/** A metric to watch as a line of the note: "Quality (at most 0.05 lower)", or its name alone where the usual holds. */
export function renderWatched(metric: MetricId, tolerances: Tolerances): string {
  const { label } = METRICS[metric];
  const given = tolerances[metric];
  return given === undefined ? label : `${label} (${renderTolerance(metric, given)})`;
}

/** "at most 10 % higher" */
export function renderTolerance(metric: MetricId, threshold: number): string {
  const { comparison } = tolerance(metric);
  const side = METRICS[metric].better === 'higher' ? 'lower' : 'higher';
  return `at most ${renderThreshold({ metric, comparison, threshold })} ${side}`;
}
