import { randomUUID } from 'node:crypto';
import type { AuditBody } from '@/lib/core/audit/audit-entry';
import { messagesAfter, typesAfter } from '@/lib/core/notify/audit-messages';
import type { Message, MessageSubject } from '@/lib/core/notify/message';
import { insertEvent, isAnyWanted, readSubject } from '../db/notification-outbox';
import type { Reader } from '../db/reader';
import type { Transaction } from '../db/transaction';
import { env } from '../env';

/** Puts into the outbox what a row of history tells, in the row's own transaction. */
export async function announce(tx: Transaction, body: AuditBody): Promise<void> {
  const types = typesAfter(body.action);
  if (types.length === 0 || body.releaseId === null || !(await isAnyWanted(tx, types))) return;
  const subject = await subjectOf(tx, body.releaseId);
  if (!subject) return;
  for (const message of messagesAfter(body, subject)) {
    await putInOutbox(tx, subject, message, new Date(body.at));
  }
}

export async function subjectOf(reader: Reader, releaseId: string): Promise<MessageSubject | null> {
  const found = await readSubject(reader, releaseId);
  return found && { ...found, publicUrl: env().PUBLIC_URL ?? null };
}

/** False when no target wants it. */
export async function putInOutbox(
  tx: Transaction,
  { feature, release }: MessageSubject,
  message: Message,
  at: Date,
): Promise<boolean> {
  return insertEvent(tx, { id: messageId(), feature, releaseId: release.id, message, at });
}

export function messageId(): string {
  return `msg_${randomUUID().replaceAll('-', '')}`;
}
