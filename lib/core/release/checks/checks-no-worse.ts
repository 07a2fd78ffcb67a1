import { GATE_THRESHOLD } from '../../stats/thresholds';
import { formatCount, formatMetric } from '../../telemetry/format-metric';
import { METRICS, type MetricId } from '../../telemetry/metric';
import { observationWords } from '../../telemetry/observation-words';
import { isTail, TAIL } from '../../watch/harm-null';
import type { ToleranceReading } from '../../watch/judge-watch';
import { formatEvidence, intervalText } from '../../watch/reading-sentence';
import { formatLength } from '../format-length';
import type { GateCheck } from '../gate';
import type { GateFacts } from '../gate-facts';
import { renderThreshold } from '../render-threshold';
import { hasControl } from './has-control';

/**
 * Of each metric to watch: is the candidate shown to be no worse than the tolerance allows, in this stage? Evidence for "no
 * worse" passes, for "worse than that" fails; until either is there it is inconclusive, with about how many more requests.
 */
export function checksNoWorse(facts: GateFacts): GateCheck[] {
  return facts.watch.tolerances.map((reading) => ({
    code: `no_worse_${reading.metric}` as const,
    ...judge(reading, facts),
    text: `${METRICS[reading.metric].label} is no worse`,
    method: methodOf(reading),
    structural: false,
    baseline: formatMetric(reading.metric, reading.baseline.value),
    candidate: formatMetric(reading.metric, reading.candidate.value),
    required: requiredText(reading),
  }));
}

function requiredText({ metric, comparison, margin }: ToleranceReading): string {
  const limit = renderThreshold({ metric, comparison, threshold: margin });
  return `at most ${limit} ${METRICS[metric].better === 'higher' ? 'lower' : 'higher'}`;
}

/** What is compared, what "shown" means and how sure it is. */
function methodOf({ metric }: ToleranceReading): string {
  const subject = isTail(metric)
    ? `the share of requests slower than a line that ${formatCount(TAIL[metric] * 100)} in 100 of the baseline’s exceed, moved by the tolerance for the candidate,`
    : METRICS[metric].label.toLowerCase();
  return `In each block of 5 seconds of this stage ${subject} is compared between the two arms that were served side by side. “Shown” means that the evidence for “no worse than the tolerance” has reached ${formatEvidence(GATE_THRESHOLD)} to 1: a candidate that is worse than that gets so far in fewer than 5 of 100 releases, however often one looks.`;
}

function judge(
  reading: ToleranceReading,
  facts: GateFacts,
): Pick<GateCheck, 'outcome' | 'reason' | 'needed'> {
  const { outcome, candidate, baseline, metric } = reading;
  const counted = `n ${formatCount(candidate.n)} against ${formatCount(baseline.n)}`;
  const interval = intervalText(metric, reading.interval);
  const seen = interval ? `${counted}: ${interval}` : counted;
  const evidence = `Evidence ${formatEvidence(reading.logE)} to 1 that it is no worse; ${formatEvidence(reading.threshold)} to 1 is asked for.`;
  if (!hasControl(facts.stage)) {
    return {
      outcome: 'inconclusive',
      reason: 'Relative checks are off: the whole cohort gets the candidate, so no baseline runs beside it.',
      needed: null,
    };
  }
  switch (outcome) {
    case 'pass':
      return { outcome, reason: `Shown to be ${requiredText(reading)} (${seen}). ${evidence}`, needed: null };
    case 'fail':
      return { outcome, reason: `${METRICS[metric].label} is worse than that (${seen}).`, needed: null };
    case 'no_data':
      return {
        outcome,
        reason: `Nothing to compare yet: ${counted}, in ${METRICS[metric].of}.`,
        needed: null,
      };
    case 'inconclusive':
      return {
        outcome,
        reason: reading.isFlat
          ? `The baseline showed the same in every ${observationWords(metric).one} (${seen}), so nothing can be shown beside it. If that is how it is, say so in writing.`
          : `Not shown yet (${seen}). ${evidence} ${forecastText(reading, facts)}`,
        needed:
          reading.forecast.kind === 'about'
            ? {
                amount: Math.ceil(reading.forecast.requests),
                unit: isJudged(metric) ? 'outputs' : 'requests',
              }
            : null,
      };
  }
}

/** What people judge comes as fast as they do, not as fast as requests. */
function isJudged(metric: MetricId): boolean {
  return metric === 'judged_acceptable';
}

function forecastText(reading: ToleranceReading, facts: GateFacts): string {
  const { metric, forecast } = reading;
  const { candidatePerMinute, stage } = facts;
  const { many, more } = observationWords(metric);
  switch (forecast.kind) {
    case 'about': {
      const { low, high, requests } = forecast;
      if (isJudged(metric))
        return `About ${formatCount(low)} to ${formatCount(high)} more ${more}, of both arms.${limitText(reading, low, facts)}`;
      const perMinute = candidatePerMinute && stage.cohort ? candidatePerMinute / stage.cohort.share : 0;
      const time = perMinute > 0 ? `, about ${formatLength(requests / perMinute)} at this rate` : '';
      return `${formatCount(low)} to ${formatCount(high)} more ${more} of both arms would do${time}.`;
    }
    case 'cannot_be_settled':
      return `As the numbers stand, no number of ${many} would show it.`;
    case 'no_estimate':
    case 'reached':
      return 'How many more are needed cannot be said yet.';
  }
}

/** Said where so many are not drawn. */
function limitText(
  { candidate, baseline }: ToleranceReading,
  needed: number,
  { judgedPerArm }: GateFacts,
): string {
  if (judgedPerArm === null || candidate.n + baseline.n + needed <= 2 * judgedPerArm) return '';
  return ` At most ${formatCount(judgedPerArm)} of each arm are drawn in a stage; Settings → Review can ask for more.`;
}
