import type { EventType } from '@/lib/core/notify/event-type';
import type { Message, MessageSubject } from '@/lib/core/notify/message';
import type { Reader } from './reader';
import type { Transaction } from './transaction';

type FeatureScope = Pick<MessageSubject['feature'], 'id' | 'isSample'>;

/** Does anybody want to hear any of these types, of this feature when one is given? */
export async function isAnyWanted(
  reader: Reader,
  types: readonly EventType[],
  feature?: FeatureScope,
): Promise<boolean> {
  const ofTypes = { OR: [{ events: { isEmpty: true } }, { events: { hasSome: [...types] } }] };
  const named = feature && { featureIds: { has: feature.id } };
  const ofFeature = named && (feature.isSample ? named : { OR: [{ featureIds: { isEmpty: true } }, named] });
  const found = await reader.notificationTarget.findFirst({
    where: { disabledAt: null, AND: [ofTypes, ofFeature ?? {}] },
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
      feature: { select: { id: true, key: true, name: true, isSample: true } },
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
  feature: FeatureScope;
  releaseId: string;
  message: Message;
  at: Date;
}

/**
 * Puts a message on its way to each target that wants it; when none does, nothing is kept and the answer is false.
 * A target that is being removed is passed over, so that nobody waits for an admin. What the sample tells is for those
 * alone that name its feature: a target of all features may wake somebody.
 */
export async function insertEvent(
  tx: Transaction,
  { id, feature, releaseId, message, at }: NewEvent,
): Promise<boolean> {
  const featureId = feature.id;
  const targets = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM notification_target
    WHERE disabled_at IS NULL
      AND (events = '{}' OR ${message.type} = ANY (events))
      AND ((feature_ids = '{}' AND NOT ${feature.isSample}) OR ${featureId} = ANY (feature_ids))
    ORDER BY id FOR KEY SHARE SKIP LOCKED`;
  if (targets.length === 0) return false;
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
  return true;
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

export async function insertLatch(
  tx: Transaction,
  latch: { releaseId: string; stageIndex: number; cause: string; at: Date },
): Promise<void> {
  await tx.notificationLatch.create({ data: latch });
}

/** What was told of these releases, as `release/stage/cause`. */
export async function readLatches(reader: Reader, releaseIds: readonly string[]): Promise<Set<string>> {
  const rows = await reader.notificationLatch.findMany({ where: { releaseId: { in: [...releaseIds] } } });
  return new Set(rows.map(({ releaseId, stageIndex, cause }) => `${releaseId}/${stageIndex}/${cause}`));
}
