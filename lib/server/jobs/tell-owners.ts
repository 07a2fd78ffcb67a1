import { APPROVAL_KEY, nearKey, type WatchCause } from '@/lib/core/notify/watch-messages';
import { EXPOSED_STATUSES, type ReleaseStatus } from '@/lib/core/release/release-state';
import { judgeWatch, type WatchReading } from '@/lib/core/watch/judge-watch';
import { quietFacts } from '@/lib/core/watch/quiet-facts';
import { isAnyWanted, readLatches } from '../db/notification-outbox';
import { prismaClient } from '../db/prisma-client';
import { type ReleaseRecord, readReleases } from '../db/release-row';
import { log } from '../log';
import { tellOnce } from '../services/notify/tell-once';
import { gatherGate } from '../services/release/gather-gate';
import { noteInForce } from '../services/release/note-faults';
import { WatchMemory } from '../watch/watch-memory';
import { isUnavailable, repeat } from './repeat';
import { SLUICE } from './watch-release';

const EVERY_MS = 10_000;
const LOCK_KEY = 727_369_019;
const TOLD_OF: ReleaseStatus[] = ['offline_check', 'live', 'held'];
const EXPOSED: readonly ReleaseStatus[] = EXPOSED_STATUSES;
const APPROVED: readonly ReleaseStatus[] = ['offline_check', 'live'];

/** Tells, once a stage, what follows from measurements and is no row of history: approval waits, a trigger is near. */
export async function tellOwners(now: Date, memory = new WatchMemory()): Promise<void> {
  const db = prismaClient();
  if (!(await isAnyWanted(db, ['release.approval_waiting', 'release.trigger_near']))) return;
  const releases = await readReleases(db, { status: { in: TOLD_OF } });
  const told = await readLatches(
    db,
    releases.map(({ id }) => id),
  );
  memory.keepOnly(new Set(releases.map(({ id }) => id)));
  const followed = await memory.follow(releases.filter(({ status }) => EXPOSED.includes(status)));
  for (const release of releases) {
    try {
      const known = followed.get(release.id);
      const reading = known ? judgeWatch(known.state, known.setup) : null;
      const feature = { id: release.feature.id, isSample: release.isSample };
      const approval = await isAnyWanted(db, ['release.approval_waiting'], feature);
      const near = await isAnyWanted(db, ['release.trigger_near'], feature);
      const isDue = (cause: string) =>
        (cause === APPROVAL_KEY ? approval : near) &&
        !told.has(`${release.id}/${release.stageIndex}/${cause}`);
      for (const cause of await causesOf(release, reading, now, isDue))
        await tellOnce(SLUICE, release, cause);
    } catch (error) {
      if (isUnavailable(error)) throw error;
      log.error('The telling of owners failed on a release', { releaseId: release.id, error });
    }
  }
}

async function causesOf(
  release: ReleaseRecord,
  reading: WatchReading | null,
  now: Date,
  isDue: (cause: string) => boolean,
): Promise<WatchCause[]> {
  const { triggers, plan } = noteInForce(release);
  const untold = triggers.filter(({ id }) => isDue(nearKey(id)));
  const asksGate = APPROVED.includes(release.status) && isDue(APPROVAL_KEY);
  if (untold.length === 0 && !asksGate) return [];
  const near = untold.flatMap((trigger): WatchCause[] => {
    const [found] = reading ? quietFacts([trigger], reading).near : [];
    return found ? [{ kind: 'near', triggerId: trigger.id, sentence: found.sentence }] : [];
  });
  const gate = asksGate ? await gatherGate(prismaClient(), release, now, reading) : null;
  if (gate?.verdict.kind !== 'pass') return near;
  const nextStage = plan.stages[(release.stageIndex ?? 0) + 1]?.name ?? null;
  return [...near, { kind: 'approval', nextStage, verdict: gate.verdict.sentence }];
}

/** Looks every few seconds, of several processes in one. Answers how to stop. */
export function startTelling(everyMs = EVERY_MS): () => Promise<void> {
  const memory = new WatchMemory();
  return repeat({
    name: 'The telling of owners',
    everyMs,
    lockKey: LOCK_KEY,
    work: (now) => tellOwners(now, memory),
  });
}
