import type { Trigger } from '@/lib/core/release/note';
import { renderTrigger } from '@/lib/core/release/render-trigger';
import { formatCount } from '@/lib/core/telemetry/format-metric';
import { METRICS } from '@/lib/core/telemetry/metric';
import { distanceOf, isNear } from '@/lib/core/watch/distance';
import type { TriggerReading, WatchReading } from '@/lib/core/watch/judge-watch';
import { armText, evidenceSentence, intervalText, WATCH_METHOD } from '@/lib/core/watch/reading-sentence';
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
      ...{ distance: null, evidence: null, interval: null, method: WATCH_METHOD },
    });
    const fired = release.firedTrigger;
    if (fired?.triggerId === trigger.id) return { ...view('fired', fired.sentence), distance: 1 };
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
    const requests = found.needed === 1 ? 'request' : 'requests';
    return [
      'too_few',
      `Needs ${formatCount(found.needed)} more ${requests} before it may act. ${seen(trigger, found)}`,
    ];
  }
  return [isNear(found) ? 'near' : 'quiet', seen(trigger, found)];
}

function measured(
  { metric }: Trigger,
  found: TriggerReading,
): Pick<TriggerView, 'distance' | 'evidence' | 'interval'> {
  if (found.candidate.n === 0 || found.needed > 0) return { distance: null, evidence: null, interval: null };
  return {
    distance: distanceOf(found),
    evidence: evidenceSentence(found),
    interval: intervalText(metric, found.interval),
  };
}

function seen({ metric, comparison }: Trigger, { candidate, baseline }: TriggerReading): string {
  const arm = armText(metric, candidate);
  return comparison === 'absolute'
    ? `Candidate ${arm}.`
    : `Candidate ${arm}, baseline ${armText(metric, baseline)}.`;
}
