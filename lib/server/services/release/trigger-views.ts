import type { Trigger } from '@/lib/core/release/note';
import type { FiredTrigger } from '@/lib/core/release/release-state';
import { renderTrigger } from '@/lib/core/release/render-trigger';
import { formatCount } from '@/lib/core/telemetry/format-metric';
import { METRICS } from '@/lib/core/telemetry/metric';
import { observationWords } from '@/lib/core/telemetry/observation-words';
import { distanceOf, isNear } from '@/lib/core/watch/distance';
import { firedArms } from '@/lib/core/watch/fired-arms';
import { isTail } from '@/lib/core/watch/harm-null';
import type { TriggerReading, WatchReading } from '@/lib/core/watch/judge-watch';
import {
  armText,
  armValue,
  evidenceSentence,
  intervalText,
  watchMethod,
} from '@/lib/core/watch/reading-sentence';
import type { TriggerView } from '@/lib/schemas/release';
import type { ReleaseRecord } from '@/lib/server/db/release-row';
import { noteInForce } from './note-faults';

/** Every trigger of the note, each with how far it is from firing; `isAway` while that cannot be known. */
export function triggerViews(
  release: ReleaseRecord,
  reading: WatchReading | null,
  isAway: boolean,
): TriggerView[] {
  return noteInForce(release).triggers.map((trigger) => {
    const sentence = renderTrigger(trigger);
    const view = (state: TriggerView['state'], detail: string): TriggerView => ({
      ...{ trigger, sentence, state, detail },
      ...{ arms: null, distance: null, evidence: null, interval: null, method: watchMethod(trigger) },
    });
    const fired = release.firedTrigger;
    if (fired?.triggerId === trigger.id)
      return { ...view('fired', fired.sentence), ...firedBy(trigger, fired) };
    if (isAway) return view('no_data', 'Waits for telemetry to answer.');
    if (!reading) return view('off', 'Looks once the release is live.');
    const found = reading.triggers.find((one) => one.triggerId === trigger.id);
    if (!found) return view('no_data', 'Nothing has been compared in this release yet.');
    return { ...view(...stateOf(trigger, found)), ...measured(trigger, found) };
  });
}

function stateOf(trigger: Trigger, found: TriggerReading): [TriggerView['state'], string] {
  const arms = trigger.comparison === 'absolute' ? [found.candidate] : [found.candidate, found.baseline];
  const empty = arms.find(({ n }) => n === 0);
  if (empty) {
    const arm = empty === found.candidate ? 'candidate' : 'baseline';
    return ['no_data', `No ${METRICS[trigger.metric].of} of the ${arm} yet.`];
  }
  if (found.needed > 0) {
    const { one, many } = observationWords(trigger.metric);
    const requests = found.needed === 1 ? one : many;
    return [
      'too_few',
      `Needs ${formatCount(found.needed)} more ${requests} before it may act. ${seen(trigger, found)}`,
    ];
  }
  return [isNear(found) ? 'near' : 'quiet', seen(trigger, found)];
}

type Measured = Pick<TriggerView, 'arms' | 'distance' | 'evidence' | 'interval'>;

function firedBy(trigger: Trigger, fired: FiredTrigger): Measured {
  const { proof } = fired;
  return {
    arms: firedArms(trigger.metric, fired),
    distance: 1,
    evidence: proof ? evidenceSentence({ logE: proof.logE, threshold: proof.firesAt }) : null,
    interval: proof ? shownInterval(trigger, proof.interval) : null,
  };
}

function measured({ metric, comparison }: Trigger, found: TriggerReading): Measured {
  const nothing = { arms: null, distance: null, evidence: null, interval: null };
  if (found.candidate.n === 0) return nothing;
  const arm = (of: TriggerReading['candidate']) => ({ n: of.n, text: armValue(metric, of) });
  const arms = {
    candidate: arm(found.candidate),
    baseline: comparison === 'absolute' ? null : arm(found.baseline),
  };
  if (found.needed > 0) return { ...nothing, arms };
  return {
    arms,
    distance: distanceOf(found),
    evidence: evidenceSentence(found),
    interval: shownInterval({ metric, comparison }, found.interval),
  };
}

/** What stands beside no baseline says so. */
function shownInterval(
  { metric, comparison }: Pick<Trigger, 'metric' | 'comparison'>,
  interval: TriggerReading['interval'],
): string | null {
  const text = intervalText(metric, interval);
  return text && comparison === 'absolute' && !isTail(metric) ? `${text} than the limit` : text;
}

function seen({ metric, comparison }: Trigger, { candidate, baseline }: TriggerReading): string {
  const arm = armText(metric, candidate);
  return comparison === 'absolute'
    ? `Candidate ${arm}.`
    : `Candidate ${arm}, baseline ${armText(metric, baseline)}.`;
}
