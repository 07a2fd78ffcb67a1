import type { Actor } from '@/lib/core/access/actor';
import { causeKey, type WatchCause, watchMessage } from '@/lib/core/notify/watch-messages';
import { write } from '@/lib/server/audit/write';
import { insertLatch, readLatches } from '@/lib/server/db/notification-outbox';
import { lockRelease, type ReleaseRecord } from '@/lib/server/db/release-row';
import { putInOutbox, subjectOf } from '@/lib/server/notify/announce';

/** For jobs alone: tells what was measured, once for a stage; nothing when the release has moved since. Told is what a target gets. */
export async function tellOnce(
  actor: Extract<Actor, { kind: 'system' }>,
  { id, seq, stageIndex }: ReleaseRecord,
  cause: WatchCause,
): Promise<void> {
  await write({ actor, permission: 'release:read' }, async (tx, { at }) => {
    const done = { result: undefined, audits: [] };
    const release = await lockRelease(tx, id);
    if (!release || release.seq !== seq || stageIndex === null) return done;
    const key = causeKey(cause);
    if ((await readLatches(tx, [id])).has(`${id}/${stageIndex}/${key}`)) return done;
    const subject = await subjectOf(tx, id);
    const stage = release.inForce?.note.plan.stages[stageIndex]?.name ?? null;
    const isTold = subject && (await putInOutbox(tx, subject, watchMessage(cause, stage, at, subject), at));
    if (isTold) await insertLatch(tx, { releaseId: id, stageIndex, cause: key, at });
    return done;
  });
}
