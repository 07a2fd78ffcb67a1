import { type Sql, sqlClient } from '../db/sql-client';
import type { SampleHome, SampleSelection, StoredEvent } from './sample-home';

/** Raw events where they arrive. What PostgreSQL forgets is gone. */
export class PostgresSamples implements SampleHome {
  constructor(private readonly sql: () => Sql = sqlClient) {}

  async keep(): Promise<void> {}

  async read({ featureId, fromMs, toMs, versionId, limit }: SampleSelection): Promise<StoredEvent[]> {
    const sql = this.sql();
    const rows = await sql<{ event: StoredEvent }[]>`
      SELECT to_jsonb(event) AS event FROM event
      WHERE feature_id = ${featureId} AND received_at >= ${new Date(fromMs)} AND received_at < ${new Date(toMs)}
        ${versionId === undefined ? sql`` : sql`AND version_id = ${versionId}`}
      ORDER BY received_at DESC, id COLLATE "C" DESC LIMIT ${limit}`;
    return rows.map((row) => row.event);
  }

  async dropBefore(): Promise<void> {}
}
