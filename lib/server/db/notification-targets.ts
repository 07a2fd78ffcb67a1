import type { EventType } from '@/lib/core/notify/event-type';
import { TARGET_KINDS, type TargetKind } from '@/lib/core/notify/target-kind';
import type { NotificationTarget } from './generated/client';
import type { Reader } from './reader';
import type { Transaction } from './transaction';

/** With its sealed secrets: not for eyes outside the server. */
export interface TargetRecord {
  id: string;
  name: string;
  kind: TargetKind;
  address: string;
  sealedSecret: string | null;
  sealedPrevious: string | null;
  previousUntil: Date | null;
  /** Empty: all of them. */
  events: EventType[];
  /** Empty: of every feature. */
  featureIds: string[];
  createdAt: Date;
  updatedAt: Date;
  disabledAt: Date | null;
  disabledReason: string;
}

/** By name. */
export async function readTargets(reader: Reader): Promise<TargetRecord[]> {
  return (await reader.notificationTarget.findMany({ orderBy: { name: 'asc' } })).map(toTarget);
}

export async function findTarget(reader: Reader, id: string): Promise<TargetRecord | null> {
  const row = await reader.notificationTarget.findUnique({ where: { id } });
  return row && toTarget(row);
}

export async function findTargetNamed(reader: Reader, name: string): Promise<TargetRecord | null> {
  const row = await reader.notificationTarget.findFirst({ where: { name } });
  return row && toTarget(row);
}

/**
 * Locks the row until the transaction ends, against other changes and not against new messages: those are written by
 * moves of releases, which must not wait for an admin.
 */
export async function lockTarget(tx: Transaction, id: string): Promise<TargetRecord | null> {
  await tx.$queryRaw`SELECT id FROM notification_target WHERE id = ${id} FOR NO KEY UPDATE`;
  return findTarget(tx, id);
}

type NewTarget = Pick<
  TargetRecord,
  'id' | 'name' | 'kind' | 'address' | 'sealedSecret' | 'events' | 'featureIds' | 'createdAt'
> & { createdById: string };

export async function insertTarget(tx: Transaction, target: NewTarget): Promise<void> {
  await tx.notificationTarget.create({ data: { ...target, updatedAt: target.createdAt } });
}

export type TargetChanges = Partial<Omit<TargetRecord, 'id' | 'kind' | 'createdAt'>>;

export async function changeTarget(tx: Transaction, id: string, changes: TargetChanges): Promise<void> {
  await tx.notificationTarget.update({ where: { id }, data: changes });
}

/** With everything that waits for it. */
export async function deleteTarget(tx: Transaction, id: string): Promise<void> {
  await tx.notificationTarget.delete({ where: { id } });
}

function toTarget({ createdById: _by, kind, events, ...row }: NotificationTarget): TargetRecord {
  const known = TARGET_KINDS.find((one) => one === kind);
  if (!known) throw new Error(`A notification target is of an unknown kind: ${kind}`);
  // Written from the closed list, by this server alone.
  return { ...row, kind: known, events: events as EventType[] };
}
