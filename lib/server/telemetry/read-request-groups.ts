import type { RequestGroup } from '@/lib/core/release/preview-plan';
import { type Sql, sqlClient } from '../db/sql-client';
import { BLOCK_MS } from './rollup-home';

const BATCH = 500;

interface GroupRow {
  targeting_key: string | null;
  context: Record<string, unknown>;
  requests: number;
  first_at: Date;
}

export interface SeenGroup extends RequestGroup {
  /** The earliest arrival among them. */
  firstAt: Date;
}

/**
 * Requests of a feature that arrived between two instants, those with the same key and context together, in batches:
 * between two the event loop is free. Of every `every` blocks of 5 s it reads one: a sample that is even over time
 * and costs by what it reads.
 */
export async function* readRequestGroups(
  question: { featureId: string; from: Date; to: Date },
  every: number,
): AsyncGenerator<SeenGroup[]> {
  const sql = sqlClient();
  const rows = every > 1 ? sampled(sql, question, every) : whole(sql, question);
  const grouped = sql<GroupRow[]>`
    SELECT targeting_key, context, count(*)::int AS requests, min(received_at) AS first_at
    FROM (${rows}) AS picked GROUP BY targeting_key, context`;
  for await (const batch of grouped.cursor(BATCH)) {
    yield batch.map((row) => ({
      targetingKey: row.targeting_key,
      context: row.context,
      requests: row.requests,
      firstAt: row.first_at,
    }));
  }
}

function whole(sql: Sql, { featureId, from, to }: { featureId: string; from: Date; to: Date }) {
  return sql`
    SELECT targeting_key, context, received_at FROM event
    WHERE feature_id = ${featureId} AND received_at >= ${from} AND received_at < ${to} AND is_request`;
}

function sampled(
  sql: Sql,
  { featureId, from, to }: { featureId: string; from: Date; to: Date },
  every: number,
) {
  const seconds = BLOCK_MS / 1000;
  return sql`
    SELECT event.targeting_key, event.context, event.received_at
    FROM generate_series(${from}::timestamptz, ${to}::timestamptz, make_interval(secs => ${seconds * every}::float8)) AS start
    CROSS JOIN LATERAL (
      SELECT targeting_key, context, received_at FROM event
      WHERE feature_id = ${featureId} AND is_request
        AND received_at >= start AND received_at < least(start + make_interval(secs => ${seconds}::float8), ${to}::timestamptz)
    ) AS event`;
}
