import type { AuditRow } from '@/lib/core/audit/audit-entry';
import type { ChainHead } from '@/lib/core/audit/chain';
import type { Sql } from './sql-client';

const PAGE_ROWS = 1_000;

type StoredRow = Omit<AuditRow, 'seq' | 'at'> & { seq: string; at: Date };

/**
 * Gives every row in order, a page at a time, until `feed` answers false; then the head. One snapshot of the
 * database, so entries written meanwhile do not look like a fault.
 */
export async function readChain(
  database: Sql,
  feed: (rows: AuditRow[]) => boolean,
): Promise<ChainHead | null> {
  return database.begin('isolation level repeatable read read only', async (sql) => {
    const rows = sql<StoredRow[]>`
      SELECT seq::text AS seq, at, action, actor_id AS "actorId", feature_id AS "featureId",
             release_id AS "releaseId", body, prev_hash AS "prevHash", hash
      FROM audit_entry ORDER BY audit_entry.seq`;
    for await (const page of rows.cursor(PAGE_ROWS)) if (!feed(page.map(auditRow))) break;
    const [head] = await sql<{ seq: string; hash: string }[]>`SELECT seq::text AS seq, hash FROM audit_head`;
    return head ? { seq: Number(head.seq), hash: head.hash } : null;
  });
}

function auditRow(row: StoredRow): AuditRow {
  return { ...row, seq: Number(row.seq), at: row.at.toISOString() };
}
