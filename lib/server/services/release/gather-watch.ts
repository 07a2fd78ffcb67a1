import type { GateFacts } from '@/lib/core/release/gate-facts';
import { EXPOSED_STATUSES, type ReleaseStatus } from '@/lib/core/release/release-state';
import { renderTrigger } from '@/lib/core/release/render-trigger';
import { isNear } from '@/lib/core/watch/distance';
import { judgeWatch, type WatchReading } from '@/lib/core/watch/judge-watch';
import { evidenceSentence } from '@/lib/core/watch/reading-sentence';
import type { ReleaseRecord } from '@/lib/server/db/release-row';
import { observeAssigned } from '@/lib/server/telemetry/observe-assigned';
import { WatchMemory } from '@/lib/server/watch/watch-memory';
import { noteInForce } from './note-faults';

const EXPOSED: readonly ReleaseStatus[] = EXPOSED_STATUSES;

/** What the watch says of a release at the last settled block; null when nobody is exposed, and nothing looks. */
export async function gatherWatch(release: ReleaseRecord): Promise<WatchReading | null> {
  if (!EXPOSED.includes(release.status)) return null;
  const followed = (await new WatchMemory().follow([release])).get(release.id);
  return followed ? judgeWatch(followed.state, followed.setup) : null;
}

/** What the gate needs of it. */
export async function watchFacts(
  release: ReleaseRecord,
  reading: WatchReading | null,
  now: Date,
): Promise<GateFacts['watch']> {
  const note = noteInForce(release);
  const nothing = { near: [], waiting: [], tolerances: [], assigned: null };
  if (!reading) return nothing;
  const readings = note.triggers.flatMap((trigger) => {
    const found = reading.triggers.find((one) => one.triggerId === trigger.id);
    const sentence = renderTrigger(trigger);
    const seen = found ?? { logE: null, threshold: 1, needed: trigger.minRequests };
    return [{ sentence, seen }];
  });
  return {
    near: readings
      .filter(({ seen }) => isNear(seen))
      .map(({ sentence, seen }) => ({ sentence: `${sentence}. ${evidenceSentence(seen)}` })),
    waiting: readings
      .filter(({ seen }) => seen.needed > 0)
      .map(({ sentence, seen }) => ({ sentence, needed: seen.needed })),
    tolerances: reading.stageIndex === release.stageIndex ? reading.tolerances : emptied(reading),
    assigned: await assignedOf(release, now),
  };
}

/** The stage has shown nothing yet; what an earlier one did says nothing of it. */
function emptied({ tolerances }: WatchReading): WatchReading['tolerances'] {
  const none = { n: 0, x: null, mean: null, value: null };
  return tolerances.map((one) => ({
    ...one,
    ...{ logE: null, candidate: none, baseline: none, interval: null },
    outcome: 'no_data',
    forecast: { kind: 'no_estimate' },
  }));
}

async function assignedOf(release: ReleaseRecord, now: Date): Promise<GateFacts['watch']['assigned']> {
  const { id, stageIndex, stageEnteredAt, baseline, candidate, feature } = release;
  const share = noteInForce(release).plan.stages[stageIndex ?? -1]?.cohort?.share ?? 1;
  if (stageIndex === null || !stageEnteredAt || !baseline || !candidate || share >= 1) return null;
  const stage = { id, featureId: feature.id, stageIndex, stageEnteredAt };
  const versions = { baselineId: baseline.id, candidateId: candidate.id };
  return { ...(await observeAssigned(stage, versions, now)), share };
}
