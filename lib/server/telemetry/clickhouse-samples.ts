import { textLiteral, wholeLiteral } from '../db/clickhouse-literal';
import { type Sql, sqlClient } from '../db/sql-client';
import type { ClickhouseStore } from './clickhouse-store';
import { PostgresSamples } from './postgres-samples';
import type { SampleHome, SampleSelection, StoredEvent } from './sample-home';

// Events carry texts of their own: this many at most are in memory at once.
const ROWS_AT_ONCE = 250;
const DAY_MS = 86_400_000;

interface KeptRow {
  received_at: number;
  feature_id: string;
  id: string;
  version_id: string;
  event: string;
}

/**
 * Raw events that PostgreSQL forgets go to ClickHouse, without their texts, whose time is over by then; the newest are still
 * read where they arrived.
 */
export class ClickhouseSamples implements SampleHome {
  private readonly recent: PostgresSamples;

  constructor(
    private readonly store: ClickhouseStore,
    private readonly sql: () => Sql = sqlClient,
  ) {
    this.recent = new PostgresSamples(sql);
  }

  async keep(beforeMs: number): Promise<void> {
    const rows = this.sql()<KeptRow[]>`
      SELECT (extract(epoch FROM received_at) * 1000)::float8 AS received_at, feature_id, id,
        coalesce(version_id, '') AS version_id, (to_jsonb(event) || '{"input": null, "output": null}')::text AS event
      FROM event WHERE received_at < ${new Date(beforeMs)}`;
    for await (const some of rows.cursor(ROWS_AT_ONCE)) await this.store.insert('sample', some);
  }

  /** Asks ClickHouse only for what PostgreSQL no longer has. */
  async read(selection: SampleSelection): Promise<StoredEvent[]> {
    const recent = await this.recent.read(selection);
    if (recent.length >= selection.limit) return recent;
    const kept = await this.readKept(selection);
    const known = new Set(recent.map(keyOf));
    return [...recent, ...kept.filter((event) => !known.has(keyOf(event)))].slice(0, selection.limit);
  }

  async dropBefore(beforeMs: number): Promise<void> {
    const before = Math.floor(beforeMs / DAY_MS);
    const days = await this.store.select<{ day: number | string }>(`
      SELECT DISTINCT intDiv(received_at, ${DAY_MS}) AS day FROM sample
      WHERE received_at < ${wholeLiteral(before * DAY_MS)}`);
    for (const { day } of days) {
      await this.store.command(`ALTER TABLE sample DROP PARTITION ${wholeLiteral(Number(day))}`);
    }
  }

  private async readKept({
    featureId,
    fromMs,
    toMs,
    versionId,
    limit,
  }: SampleSelection): Promise<StoredEvent[]> {
    const where = [
      `feature_id = ${textLiteral(featureId)}`,
      `received_at >= ${wholeLiteral(fromMs)} AND received_at < ${wholeLiteral(toMs)}`,
      ...(versionId === undefined ? [] : [`version_id = ${textLiteral(versionId)}`]),
    ].join(' AND ');
    const most = wholeLiteral(limit);
    // The texts are read only from the instant on after which there are enough.
    const rows = await this.store.select<{ event: string }>(`
      SELECT event FROM sample
      WHERE ${where} AND received_at >= (
        SELECT min(received_at) FROM (
          SELECT received_at FROM sample WHERE ${where}
          GROUP BY received_at, id ORDER BY received_at DESC LIMIT ${most}))
      ORDER BY received_at DESC, id DESC LIMIT 1 BY received_at, id LIMIT ${most}`);
    return rows.map((row) => JSON.parse(row.event) as StoredEvent);
  }
}

function keyOf({ received_at, id }: StoredEvent): string {
  return `${Date.parse(received_at)} ${id}`;
}
