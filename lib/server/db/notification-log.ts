import { DELIVERY_STATES, type DeliveryState } from '@/lib/core/notify/decide-delivery';
import type { MessageType } from '@/lib/core/notify/event-type';
import type { Message } from '@/lib/core/notify/message';
import type { DeliveryView, TargetView } from '@/lib/schemas/notification';
import type { Prisma } from './generated/client';
import type { Reader } from './reader';
import type { Transaction } from './transaction';

const include = {
  event: { select: { type: true, body: true } },
} satisfies Prisma.NotificationDeliveryInclude;
type Loaded = Prisma.NotificationDeliveryGetPayload<{ include: typeof include }>;

/** Of one target, the newest first. */
export async function readDeliveries(
  reader: Reader,
  targetId: string,
  page: { before: bigint | null; limit: number },
): Promise<DeliveryView[]> {
  const rows = await reader.notificationDelivery.findMany({
    where: { targetId, ...(page.before === null ? {} : { seq: { lt: page.before } }) },
    orderBy: { seq: 'desc' },
    take: page.limit,
    include,
  });
  return toDeliveries(reader, rows);
}

export async function findDelivery(
  reader: Reader,
  targetId: string,
  seq: bigint,
): Promise<DeliveryView | null> {
  const row = await reader.notificationDelivery.findFirst({ where: { targetId, seq }, include });
  const [found] = row ? await toDeliveries(reader, [row]) : [];
  return found ?? null;
}

/** The same message on its way once more, behind what waits already. */
export async function insertRedelivery(
  tx: Transaction,
  targetId: string,
  { messageId: eventId, release }: DeliveryView,
  at: Date,
): Promise<bigint> {
  const data = { targetId, eventId, releaseId: release.id, createdAt: at, nextAttemptAt: at };
  const { seq } = await tx.notificationDelivery.create({ data, select: { seq: true } });
  return seq;
}

interface Tally {
  waiting: number;
  last: TargetView['lastDelivery'];
}

export async function readDeliveryTallies(
  reader: Reader,
  targetIds: readonly string[],
): Promise<Map<string, Tally>> {
  const ids = [...targetIds];
  const waiting = await reader.notificationDelivery.groupBy({
    by: ['targetId'],
    where: { targetId: { in: ids }, state: 'waiting' },
    _count: true,
  });
  const newest = await reader.notificationDelivery.findMany({
    where: { targetId: { in: ids } },
    distinct: ['targetId'],
    orderBy: [{ targetId: 'asc' }, { seq: 'desc' }],
    select: { targetId: true, state: true, createdAt: true },
  });
  return new Map(
    newest.map(({ targetId, state, createdAt }) => [
      targetId,
      {
        waiting: waiting.find((row) => row.targetId === targetId)?._count ?? 0,
        last: { state: stateOf(state), createdAt: createdAt.toISOString() },
      },
    ]),
  );
}

async function toDeliveries(reader: Reader, rows: readonly Loaded[]): Promise<DeliveryView[]> {
  const releases = await reader.release.findMany({
    where: { id: { in: rows.map(({ releaseId }) => releaseId) } },
    select: { id: true },
  });
  const there = new Set(releases.map(({ id }) => id));
  return rows.map((row) => toDelivery(row, there.has(row.releaseId)));
}

function toDelivery({ seq, event, eventId, releaseId, ...row }: Loaded, isThere: boolean): DeliveryView {
  // Both were written by this server alone: a type of the closed list, and the JSON of a Message.
  const type = event.type as MessageType;
  const { data } = JSON.parse(event.body) as Message;
  return {
    id: String(seq),
    messageId: eventId,
    type,
    release: { id: releaseId, title: data.release?.title ?? '', isThere },
    state: stateOf(row.state),
    createdAt: row.createdAt.toISOString(),
    attempts: row.attempts,
    nextAttemptAt: row.nextAttemptAt.toISOString(),
    lastAttemptAt: row.lastAttemptAt?.toISOString() ?? null,
    lastDurationMs: row.lastDurationMs,
    lastStatus: row.lastStatus,
    lastSaid: row.lastSaid,
  };
}

function stateOf(text: string): DeliveryState {
  const state = DELIVERY_STATES.find((one) => one === text);
  if (!state) throw new Error(`A delivery is in an unknown state: ${text}`);
  return state;
}
