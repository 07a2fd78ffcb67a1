import { renderTrigger } from '@/lib/core/release/render-trigger';
import { formatCount, formatMetric } from '@/lib/core/telemetry/format-metric';
import type { TriggerView } from '@/lib/schemas/release';
import type { ReleaseRecord } from '@/lib/server/db/release-row';
import type { EvaluatedTrigger } from './gather-triggers';
import { noteInForce } from './note-faults';

/** How far a trigger may come before the page points at it. */
const NEAR = 0.8;

/** Every trigger of the note, each with how far it is from firing; null while that cannot be known. */
export function triggerViews(
  release: ReleaseRecord,
  evaluated: readonly EvaluatedTrigger[] | null,
): TriggerView[] {
  return noteInForce(release).triggers.map((trigger) => {
    const sentence = renderTrigger(trigger);
    const fired = release.firedTrigger;
    if (fired?.triggerId === trigger.id) {
      return { trigger, sentence, state: 'fired', distance: 1, detail: fired.sentence };
    }
    if (!evaluated) {
      return {
        trigger,
        sentence,
        state: 'no_data',
        distance: null,
        detail: 'Waits for telemetry to answer.',
      };
    }
    const found = evaluated.find((one) => one.trigger.id === trigger.id);
    if (!found)
      return { trigger, sentence, state: 'off', distance: null, detail: 'Looks once the release is live.' };
    return { trigger, sentence, ...stateOf(found) };
  });
}

function stateOf(found: EvaluatedTrigger): Pick<TriggerView, 'state' | 'distance' | 'detail'> {
  const { evaluation } = found;
  switch (evaluation.kind) {
    case 'fires':
      return { state: 'near', distance: 1, detail: evaluation.sentence };
    case 'quiet': {
      const state = evaluation.distance >= NEAR ? 'near' : 'quiet';
      return { state, distance: evaluation.distance, detail: valuesOf(found) };
    }
    case 'too_few': {
      const needed = formatCount(evaluation.needed);
      const requests = evaluation.needed === 1 ? 'request' : 'requests';
      return {
        state: 'too_few',
        distance: null,
        detail: `Needs ${needed} more ${requests} before it looks.`,
      };
    }
    case 'no_data':
      return { state: 'no_data', distance: null, detail: evaluation.reason };
  }
}

function valuesOf({ trigger, values: { baseline, candidate } }: EvaluatedTrigger): string {
  const value = ({ n, value }: typeof candidate) =>
    n === 0 ? 'no data' : `${formatMetric(trigger.metric, value)} (n ${formatCount(n)})`;
  if (trigger.comparison === 'absolute') return `Candidate ${value(candidate)}.`;
  return `Candidate ${value(candidate)}, baseline ${value(baseline)}.`;
}
