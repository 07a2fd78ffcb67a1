import type { AuditAction, AuditBody, AuditRow } from '@/lib/core/audit/audit-entry';
import type { ChainHead } from '@/lib/core/audit/chain';
import { prismaClient } from './prisma-client';
import type { Transaction } from './transaction';

/** Writers of the chain queue here; the lock is held until the transaction ends. */
export async function lockAuditHead(tx: Transaction): Promise<ChainHead> {
  const rows = await tx.$queryRaw<{ seq: bigint; hash: string }[]>`
    SELECT seq, hash FROM audit_head WHERE id = 1 FOR UPDATE`;
  const head = rows[0];
  if (!head) throw new Error('The audit head is missing');
  return { seq: Number(head.seq), hash: head.hash };
}

/** Also moves the head to the row. */
export async function insertAuditRow(tx: Transaction, row: AuditRow): Promise<void> {
  await tx.auditEntry.create({ data: { ...row, seq: BigInt(row.seq), at: new Date(row.at) } });
  await tx.auditHead.update({ where: { id: 1 }, data: { seq: BigInt(row.seq), hash: row.hash } });
}

export interface AuditRecord {
  body: AuditBody;
  hash: string;
}

interface AuditFilter {
  before?: number | undefined;
  releaseId?: string | undefined;
  featureId?: string | undefined;
  action?: AuditAction | undefined;
}

/** The newest first. */
export async function readAuditPage(filter: AuditFilter, limit: number): Promise<AuditRecord[]> {
  const { before, releaseId, featureId, action } = filter;
  const rows = await prismaClient().auditEntry.findMany({
    where: {
      ...(before === undefined ? {} : { seq: { lt: BigInt(before) } }),
      ...(releaseId === undefined ? {} : { releaseId }),
      ...(featureId === undefined ? {} : { featureId }),
      ...(action === undefined ? {} : { action }),
    },
    orderBy: { seq: 'desc' },
    take: limit,
    select: { body: true, hash: true },
  });
  // Written from an AuditBody by appendAudit, and by nothing else.
  return rows.map(({ body, hash }) => ({ body: JSON.parse(body) as AuditBody, hash }));
}

/** By id: the key of a feature, the title of a release. What was removed since is absent. */
export interface AuditNames {
  features: ReadonlyMap<string, string>;
  releases: ReadonlyMap<string, string>;
}

export async function readAuditNames(bodies: readonly AuditBody[]): Promise<AuditNames> {
  const db = prismaClient();
  const [features, releases] = await Promise.all([
    db.feature.findMany({
      where: { id: { in: idsOf(bodies, 'featureId') } },
      select: { id: true, key: true },
    }),
    db.release.findMany({
      where: { id: { in: idsOf(bodies, 'releaseId') } },
      select: { id: true, title: true },
    }),
  ]);
  return {
    features: new Map(features.map(({ id, key }) => [id, key])),
    releases: new Map(releases.map(({ id, title }) => [id, title])),
  };
}

function idsOf(bodies: readonly AuditBody[], field: 'featureId' | 'releaseId'): string[] {
  return [...new Set(bodies.flatMap((body) => body[field] ?? []))];
}
