import type { Trigger } from '../release/note';
import { renderThreshold } from '../release/render-threshold';
import { formatCount } from '../telemetry/format-metric';
import { METRICS } from '../telemetry/metric';
import { observationWords } from '../telemetry/observation-words';
import type { Detectable } from './detectable';
import type { PreviewedFirings } from './preview-trigger';

/** "On the last 30 days of baseline traffic it would have fired 2 times, of 24 releases of a day each." */
export function firingsSentence(
  { metric }: Pick<Trigger, 'metric'>,
  { days, fired }: PreviewedFirings,
  lastDays: number,
): string {
  if (days === 0)
    return `No ${METRICS[metric].of} on the baseline in the last ${lastDays} days, so nobody can say how often it would fire.`;
  const times = fired === 0 ? 'never have fired' : `have fired ${fired === 1 ? 'once' : `${fired} times`}`;
  const releases = days === 1 ? 'one release of a day' : `${days} releases of a day each`;
  return `On the last ${lastDays} days of baseline traffic it would ${times}, played as ${releases}.`;
}

/** "Can detect a rise of 4 points within about 3,000 requests at “Canary”." */
export function detectableSentence(trigger: Trigger, detectable: Detectable, stage: string): string {
  const change = changeOf(trigger);
  switch (detectable.kind) {
    case 'about':
      return `Can detect ${change} within about ${formatCount(roughly(detectable.requests))} ${observationWords(trigger.metric).many} at “${stage}”.`;
    case 'out_of_reach':
      return `At “${stage}” no number of ${observationWords(trigger.metric).many} in reach would show ${change}.`;
    case 'unknown':
      return 'There is too little baseline traffic to say how soon it would see something.';
  }
}

/** Twice what the trigger allows; of a limit, half as much again. */
function changeOf({ metric, comparison, threshold }: Trigger): string {
  const isHigherBetter = METRICS[metric].better === 'higher';
  const word = isHigherBetter ? 'a drop' : 'a rise';
  const isLimit = comparison === 'absolute';
  const worse = isHigherBetter ? Math.max(0, 1 - 1.5 * (1 - threshold)) : 1.5 * threshold;
  // As it would be typed, without the rounding of a double.
  const change = Number((isLimit ? worse : 2 * threshold).toPrecision(12));
  return `${word} ${isLimit ? 'to' : 'of'} ${renderThreshold({ metric, comparison, threshold: change })}`;
}

function roughly(requests: number): number {
  return Number(Math.max(1, requests).toPrecision(requests < 1_000 ? 1 : 2));
}
