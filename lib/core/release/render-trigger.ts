import { formatCount } from '../telemetry/format-metric';
import { METRICS } from '../telemetry/metric';
import { observationWords } from '../telemetry/observation-words';
import type { Trigger } from './note';
import { renderThreshold } from './render-threshold';

/**
 * A trigger as a sentence: "parse failures above 2 % (at least 200 requests): roll back; weight 2". parseTrigger reads it back
 * to the same trigger, but for its id.
 */
export function renderTrigger(trigger: Omit<Trigger, 'id'>): string {
  const { metric, minRequests, action } = trigger;
  const { one, many } = observationWords(metric);
  const least = `at least ${formatCount(minRequests)} ${minRequests === 1 ? one : many}`;
  const act = action === 'hold' ? 'hold' : 'roll back';
  return `${metricWords(metric)} ${renderTriggerComparison(trigger)} (${least}): ${act}${renderRest(trigger)}`;
}

const IN_SLICE = {
  exclude: '',
  hold: '; in one cohort: hold',
  list: '; in one cohort: only list it',
} as const;

/** What is as usual is left out: a cohort is excluded, and every trigger weighs the same. */
function renderRest({ inSlice, weight }: Omit<Trigger, 'id'>): string {
  return `${IN_SLICE[inSlice]}${weight === 1 ? '' : `; weight ${weight}`}`;
}

/** A metric's name within a sentence: "latency p95". */
export function metricWords(metric: Trigger['metric']): string {
  return METRICS[metric].label.toLowerCase();
}

/** "below baseline by 3 points" */
export function renderTriggerComparison(
  trigger: Pick<Trigger, 'metric' | 'comparison' | 'threshold'>,
): string {
  const isHigherBetter = METRICS[trigger.metric].better === 'higher';
  const limit = renderThreshold(trigger);
  switch (trigger.comparison) {
    case 'absolute':
      return `${isHigherBetter ? 'below' : 'above'} ${limit}`;
    case 'margin':
      return `${isHigherBetter ? 'below' : 'above'} baseline by ${limit}`;
    case 'ratio':
      return `${isHigherBetter ? 'down' : 'up'} more than ${limit} on baseline`;
  }
}
