import type { Trigger } from '../release/note';
import { renderThreshold } from '../release/render-threshold';
import { formatCount, formatMetric } from '../telemetry/format-metric';
import { METRICS, type MetricId } from '../telemetry/metric';
import { isTail, TAIL, type TailMetric } from './harm-null';
import type { ArmReading, TrackReading } from './judge-watch';

const NEVER_BY_CHANCE =
  'reaches the mark in fewer than 5 of 100 releases, however often one looks and whatever else is watched.';

/** How an answer of the watch is come to, in two sentences for people who are no statisticians. */
export function watchMethod({ metric, comparison }: Pick<Trigger, 'metric' | 'comparison'>): string {
  const subject = isTail(metric)
    ? `the share of requests slower than ${tailLine(metric, comparison)}`
    : METRICS[metric].label.toLowerCase();
  return comparison === 'absolute'
    ? `Block of 5 seconds by block, ${isTail(metric) ? subject : `the candidate’s ${subject}`} is held against the limit alone, whatever the baseline does. The evidence of all blocks is multiplied; a candidate that keeps within the limit ${NEVER_BY_CHANCE}`
    : `In each block of 5 seconds ${subject} of the two arms that were served side by side is compared, so that busy hours and changes of exposure cancel. The evidence of all blocks is multiplied; a candidate that is as good as its baseline ${NEVER_BY_CHANCE}`;
}

function tailLine(metric: TailMetric, comparison: Trigger['comparison']): string {
  const share = formatCount(TAIL[metric] * 100);
  return comparison === 'absolute'
    ? `the limit, at most ${share} in 100,`
    : `a line that ${share} in 100 of the baseline’s exceed, moved by the margin for the candidate,`;
}

/** "3,640" or "over 10¹²": how many times likelier the numbers are if the candidate is worse. Null: nothing yet. */
export function formatEvidence(logE: number | null): string {
  if (logE === null || logE <= 0) return '1';
  const e = Math.exp(Math.min(logE, 28));
  if (e > 1e12) return 'over a million million';
  return formatCount(e < 10 ? Number(e.toPrecision(2)) : Math.round(Number(e.toPrecision(3))));
}

/** "Evidence 3,640 to 1; it acts at 160 to 1." */
export function evidenceSentence({ logE, threshold }: Pick<TrackReading, 'logE' | 'threshold'>): string {
  return `Evidence ${formatEvidence(logE)} to 1; it acts at ${formatEvidence(threshold)} to 1.`;
}

/** What an arm shows, with how many it stands on: "84.1 % (n 1,240)". */
export function armText(metric: MetricId, { n, value, mean }: Omit<ArmReading, 'x'>): string {
  return n === 0 ? 'no data' : `${armValue(metric, { n, value, mean })} (n ${formatCount(n)})`;
}

/** The same without n. Of a slice's latency, whose percentile is not kept, the share above the line. */
export function armValue(metric: MetricId, { n, value, mean }: Omit<ArmReading, 'x'>): string {
  if (n === 0) return 'no data';
  return value === null && mean !== null && isTail(metric)
    ? `${(mean * 100).toFixed(1)} % above the line`
    : formatMetric(metric, value);
}

/** "worse by 4.1 to 8.2 points": the interval that holds at every look; null while there is none. */
export function intervalText(metric: MetricId, interval: TrackReading['interval']): string | null {
  if (!interval) return null;
  const [low, high] = [interval.low, interval.high];
  const shown = (value: number): string => {
    if (isTail(metric) || METRICS[metric].unit === 'fraction') return (value * 100).toFixed(1);
    if (METRICS[metric].unit === 'score') return value.toFixed(3);
    return METRICS[metric].unit === 'usd' ? value.toPrecision(2) : formatCount(Math.round(value));
  };
  const unit = isTail(metric)
    ? ' points'
    : { fraction: ' points', score: '', ms: ' ms', usd: ' dollars', tokens: ' tokens' }[METRICS[metric].unit];
  const counted = isTail(metric) ? ', in requests above the line' : '';
  if (low > 0) return `worse by ${shown(low)} to ${shown(high)}${unit}${counted}`;
  if (high < 0) return `better by ${shown(-high)} to ${shown(-low)}${unit}${counted}`;
  return `from ${shown(-low)}${unit} better to ${shown(high)}${unit} worse${counted}`;
}

/**
 * What is seen of one cohort that nothing has been done about: both arms with their n, the interval, and the evidence. Where
 * nothing acts by itself, the mark is left out.
 */
export function cohortSentence(
  metric: MetricId,
  reading: TrackReading,
  cohort: { attribute: string; value: string },
  acts: boolean,
): string {
  const arms = `${armText(metric, reading.candidate)} against the baseline's ${armText(metric, reading.baseline)}`;
  const interval = intervalText(metric, reading.interval);
  const evidence = acts
    ? evidenceSentence(reading)
    : `Evidence ${formatEvidence(reading.logE)} to 1; nothing acts on it by itself.`;
  return `In ${cohort.attribute} = ${cohort.value}, ${METRICS[metric].label.toLowerCase()} ${arms}${interval ? `: ${interval}` : ''}. ${evidence}`;
}

/**
 * Why a trigger acts, of everything or of one cohort: both arms with their n, the margin, the interval and the evidence
 * against its mark.
 */
export function firingSentence(
  judged: Pick<Trigger, 'metric' | 'comparison' | 'threshold'>,
  reading: TrackReading,
  cohort?: { attribute: string; value: string },
): string {
  const { metric, comparison } = judged;
  const { label, better } = METRICS[metric];
  const side = better === 'higher' ? 'below' : 'above';
  const limit = renderThreshold(judged);
  const where = cohort ? `In ${cohort.attribute} = ${cohort.value}, ` : '';
  const name = cohort ? label.toLowerCase() : label;
  const candidate = armText(metric, reading.candidate);
  const what =
    comparison === 'absolute'
      ? `is ${side} ${limit}`
      : `is ${side} the baseline's ${armText(metric, reading.baseline)} by more than ${limit}`;
  const interval = intervalText(metric, reading.interval);
  return `${where}${name} ${candidate} ${what}${interval ? `: ${interval}` : ''}. ${evidenceSentence(reading)}`;
}
