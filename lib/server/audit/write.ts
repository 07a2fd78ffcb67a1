import type { Actor } from '@/lib/core/access/actor';
import type { Permission } from '@/lib/core/access/permissions';
import type { DomainError } from '@/lib/core/domain-error';
import { findRefusal, type Ownership } from '../auth/authorize';
import { prismaClient } from '../db/prisma-client';
import type { Transaction } from '../db/transaction';
import { translateDatabaseError } from '../db/translate-database-error';
import { notifyRelease, notifyRouting } from '../routing/notify-routing';
import { refreshSnapshot } from '../routing/snapshot-store';
import { type AuditDraft, appendAudit } from './append';

/** What the write is about: decides owner's rights, and is named in the audit row of a refusal. */
export interface Subject extends Ownership {
  featureId?: string | null;
  releaseId?: string | null;
}

export interface Written<T> {
  result: T;
  /** One row a change. Empty only for what is no decision: an autosaved draft, or nothing done. */
  audits: readonly AuditDraft[];
  /** True when routing depends on what changed (features, versions, exposure, API keys). */
  routing?: boolean;
  /** Releases that changed in any way, so that open pages reload. */
  releases?: readonly string[];
}

interface Request {
  actor: Actor;
  permission: Permission;
}

/** `at` is taken once the subject is loaded and locked; use it for every column and row of this write. */
interface Given<L> {
  at: Date;
  loaded: L;
}

/** Runs first, in the same transaction: lock the row (FOR UPDATE) and say who owns it. */
type Load<L> = (tx: Transaction) => Promise<L>;
type Work<T, L> = (tx: Transaction, given: Given<L>) => Promise<Written<T>>;

/**
 * The only way to a writing transaction: access is decided inside it, the change and its audit rows commit together
 * or not at all, other processes are told at the commit, and this process routes by the change before it returns.
 * A refusal throws `forbidden` and leaves an `access.refused` row.
 */
export function write<T, L extends Subject>(
  request: Request & { load: Load<L> },
  work: Work<T, L>,
): Promise<T>;
export function write<T>(request: Request & { subject?: Subject }, work: Work<T, Subject>): Promise<T>;
export async function write<T>(
  request: Request & { subject?: Subject; load?: Load<Subject> },
  work: Work<T, Subject>,
): Promise<T> {
  try {
    const written = await prismaClient().$transaction(
      async (tx) => {
        const loaded = request.load ? await request.load(tx) : (request.subject ?? {});
        const refusal = findRefusal(request.actor, request.permission, loaded);
        if (refusal) throw new Refused(refusal, loaded);
        const at = new Date();
        const done = await work(tx, { at, loaded });
        if (done.routing) await notifyRouting(tx);
        for (const releaseId of done.releases ?? []) await notifyRelease(tx, releaseId);
        await appendAudit(tx, request.actor, at, done.audits);
        return done;
      },
      { maxWait: 5_000, timeout: 30_000 },
    );
    if (written.routing) await refreshSnapshot();
    return written.result;
  } catch (error) {
    if (error instanceof Refused) throw await recorded(request, error);
    throw translateDatabaseError(error);
  }
}

/** Leaves the transaction, which must roll back before the refusal is recorded. */
class Refused extends Error {
  constructor(
    readonly refusal: DomainError,
    readonly subject: Subject,
  ) {
    super(refusal.message);
  }
}

async function recorded({ actor, permission }: Request, { refusal, subject }: Refused): Promise<DomainError> {
  const draft: AuditDraft = {
    action: 'access.refused',
    featureId: subject.featureId ?? null,
    releaseId: subject.releaseId ?? null,
    data: { permission, reason: refusal.reason, sentence: refusal.message },
  };
  try {
    await prismaClient().$transaction((tx) => appendAudit(tx, actor, new Date(), [draft]));
  } catch (error) {
    throw translateDatabaseError(error);
  }
  return refusal;
}
