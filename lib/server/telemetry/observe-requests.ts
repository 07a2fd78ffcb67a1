import { sqlClient } from '../db/sql-client';

/** Requests of the last 24 h by feature; one without any is absent. */
export async function countRequestsByFeature(
  now: Date,
  featureId?: string,
): Promise<ReadonlyMap<string, number>> {
  const dayAgo = new Date(now.getTime() - 86_400_000);
  const sql = sqlClient();
  const rows = await sql<{ feature_id: string; requests: number }[]>`
    SELECT feature_id, count(*)::int AS requests FROM event
    WHERE at >= ${dayAgo} AND at <= ${now} ${featureId ? sql`AND feature_id = ${featureId}` : sql``}
    GROUP BY feature_id`;
  return new Map(rows.map((row) => [row.feature_id, row.requests]));
}
