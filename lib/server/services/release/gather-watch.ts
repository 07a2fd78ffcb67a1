import type { GateFacts } from '@/lib/core/release/gate-facts';
import { EXPOSED_STATUSES, type ReleaseStatus } from '@/lib/core/release/release-state';
import { judgeWatch, type WatchReading } from '@/lib/core/watch/judge-watch';
import { quietFacts } from '@/lib/core/watch/quiet-facts';
import type { ReleaseRecord } from '@/lib/server/db/release-row';
import { observeAssigned } from '@/lib/server/telemetry/observe-assigned';
import { WatchMemory } from '@/lib/server/watch/watch-memory';
import { noteInForce } from './note-faults';

const EXPOSED: readonly ReleaseStatus[] = EXPOSED_STATUSES;

/** What the watch says of a release at the last settled block; null when nobody is exposed, and nothing looks. */
export async function gatherWatch(release: ReleaseRecord): Promise<WatchReading | null> {
  return (await gatherWatches([release])).get(release.id) ?? null;
}

/** By the id of the release; without those where nobody is exposed. */
export async function gatherWatches(releases: readonly ReleaseRecord[]): Promise<Map<string, WatchReading>> {
  const exposed = releases.filter(({ status }) => EXPOSED.includes(status));
  if (exposed.length === 0) return new Map();
  const followed = await new WatchMemory().follow(exposed);
  return new Map([...followed].map(([id, { state, setup }]) => [id, judgeWatch(state, setup)]));
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
  return {
    ...quietFacts(note.triggers, reading),
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
