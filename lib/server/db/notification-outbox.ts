import type { EventType } from '@/lib/core/notify/event-type';
import type { Message, MessageSubject } from '@/lib/core/notify/message';
import type { Reader } from './reader';
import type { Transaction } from './transaction';

/** Does anybody want to hear any of these types? */
export async function isAnyWanted(reader: Reader, types: readonly EventType[]): Promise<boolean> {
  const wanted = { OR: [{ events: { isEmpty: true } }, { events: { hasSome: [...types] } }] };
  const found = await reader.notificationTarget.findFirst({
    where: { disabledAt: null, ...wanted },
    select: { id: true },
  });
  return found !== null;
}

/** What a message says of its release; null when it is not there any more. */
export async function readSubject(
  reader: Reader,
  releaseId: string,
): Promise<Omit<MessageSubject, 'publicUrl'> | null> {
  const row = await reader.release.findUnique({
    where: { id: releaseId },
    select: {
      id: true,
      title: true,
      owner: { select: { name: true } },
      feature: { select: { id: true, key: true, name: true } },
    },
  });
  if (!row) return null;
  return {
    feature: row.feature,
    release: { id: row.id, title: row.title, ownerName: row.owner?.name ?? null },
  };
}

interface NewEvent {
  id: string;
  featureId: string;
  releaseId: string;
  message: Message;
  at: Date;
}

/**
 * Puts a message on its way to each target that wants it; nothing is kept when none does. A target that is being
 * removed is passed over, so that nobody waits for an admin.
 */
export async function insertEvent(
  tx: Transaction,
  { id, featureId, releaseId, message, at }: NewEvent,
): Promise<void> {
  const targets = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM notification_target
    WHERE disabled_at IS NULL
      AND (events = '{}' OR ${message.type} = ANY (events))
      AND (feature_ids = '{}' OR ${featureId} = ANY (feature_ids))
    ORDER BY id FOR KEY SHARE SKIP LOCKED`;
  if (targets.length === 0) return;
  const body = JSON.stringify(message);
  await tx.notificationEvent.create({ data: { id, type: message.type, featureId, releaseId, at, body } });
  await tx.notificationDelivery.createMany({
    data: targets.map((target) => ({
      ...{ targetId: target.id, eventId: id, releaseId, createdAt: at },
      nextAttemptAt: at,
    })),
  });
  await hastenHeads(
    tx,
    targets.map((target) => target.id),
    releaseId,
  );
}

/**
 * What holds back the messages of a release is tried again at once when there is another one. What somebody else is
 * changing is passed over: nobody waits for an admin or the courier.
 */
async function hastenHeads(tx: Transaction, targetIds: readonly string[], releaseId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE notification_delivery SET next_attempt_at = now() WHERE seq IN (
      SELECT d.seq FROM notification_delivery AS d
      WHERE d.state = 'waiting' AND d.next_attempt_at > now() AND d.seq IN (
        SELECT min(seq) FROM notification_delivery
        WHERE target_id = ANY (${[...targetIds]}) AND release_id = ${releaseId} AND state = 'waiting'
        GROUP BY target_id)
      FOR UPDATE SKIP LOCKED)`;
}

/**
 * Everything that waits for a target is due now, since it was enabled or set up otherwise. An attempt that is under way
 * knows nothing of it, and loses its claim: when it fails, that says nothing.
 */
export async function hastenTarget(tx: Transaction, targetId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE notification_delivery SET next_attempt_at = now(), claimed_until = NULL
    WHERE target_id = ${targetId} AND state = 'waiting'`;
}

/** False when it was told before. */
export async function claimLatch(
  tx: Transaction,
  latch: { releaseId: string; stageIndex: number; cause: string; at: Date },
): Promise<boolean> {
  const { count } = await tx.notificationLatch.createMany({ data: [latch], skipDuplicates: true });
  return count === 1;
}

/** What was told of these releases, as `release/stage/cause`. */
export async function readLatches(reader: Reader, releaseIds: readonly string[]): Promise<Set<string>> {
  const rows = await reader.notificationLatch.findMany({ where: { releaseId: { in: [...releaseIds] } } });
  return new Set(rows.map(({ releaseId, stageIndex, cause }) => `${releaseId}/${stageIndex}/${cause}`));
}
