import type { Actor } from '@/lib/core/access/actor';
import type { AuditAction, AuditBody } from '@/lib/core/audit/audit-entry';
import { linkEntry } from '@/lib/core/audit/chain';
import { insertAuditRow, lockAuditHead } from '../db/audit-rows';
import type { Transaction } from '../db/transaction';
import { announce } from '../notify/announce';
import { sha256Hex } from './sha256-hex';

/** What a verb says of its change; who, when and the place in the chain are added here. */
export interface AuditDraft {
  action: AuditAction;
  featureId?: string | null;
  releaseId?: string | null;
  noteRevision?: number | null;
  reason?: string | null;
  data?: Record<string, unknown>;
  /** The facts the decision was made on, frozen. */
  evidence?: Record<string, unknown> | null;
}

/**
 * Adds entries to the chain, and what they tell to the outbox, within the transaction of the change they speak of. Takes the lock on the head, so call
 * it last: until the commit every other writer waits.
 */
export async function appendAudit(
  tx: Transaction,
  actor: Actor,
  at: Date,
  drafts: readonly AuditDraft[],
): Promise<void> {
  if (drafts.length === 0) return;
  let head = await lockAuditHead(tx);
  for (const draft of drafts) {
    const body = auditBody(head.seq + 1, actor, at, draft);
    const row = linkEntry(body, head.hash, sha256Hex);
    await insertAuditRow(tx, row);
    await announce(tx, body);
    head = { seq: row.seq, hash: row.hash };
  }
}

function auditBody(seq: number, actor: Actor, at: Date, draft: AuditDraft): AuditBody {
  return {
    seq,
    at: at.toISOString(),
    action: draft.action,
    actor: { kind: actor.kind, id: actor.id, name: actor.name },
    featureId: draft.featureId ?? null,
    releaseId: draft.releaseId ?? null,
    noteRevision: draft.noteRevision ?? null,
    reason: draft.reason ?? null,
    data: asJson(draft.data ?? {}),
    evidence: draft.evidence ? asJson(draft.evidence) : null,
  };
}

// Dates become text and absent values vanish, as they will when the entry is read back.
function asJson(value: Record<string, unknown>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
}
