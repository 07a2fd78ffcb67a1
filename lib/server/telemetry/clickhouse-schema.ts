import type { ClickHouseClient } from '@clickhouse/client';
import { DomainError } from '@/lib/core/domain-error';
import { type ClickhouseAddress, openClickhouse } from '../db/clickhouse-client';
import { textLiteral } from '../db/clickhouse-literal';
import { TELEMETRY_AWAY } from '../db/translate-clickhouse-error';

const KEY = 'span, feature_id, dimension, starts_at, value, release_id, stage_index, version_id, comparable';

const KEY_COLUMNS = `
  span UInt32, starts_at UInt32, feature_id String, release_id String, stage_index Int32, version_id String,
  comparable UInt8, dimension String, value String`;

/**
 * Each version's statements are run once, in order; every one may be repeated, since two processes can start at once.
 * Append, never change what has shipped.
 *
 * A closed row is final, so its state is the maximum of what was written for its key: the same row written again
 * leaves it as it is. Rows go in through `rollup_incoming`, which keeps nothing and makes them states.
 */
const VERSIONS: readonly (readonly string[])[] = [
  [
    `CREATE TABLE IF NOT EXISTS rollup (${KEY_COLUMNS},
      sums AggregateFunction(max, Array(Float64)),
      latency_indexes AggregateFunction(max, Array(Int32)),
      latency_counts AggregateFunction(max, Array(Float64)),
      last_at AggregateFunction(max, Int64)
    ) ENGINE = AggregatingMergeTree PARTITION BY (span, intDiv(starts_at, 86400)) ORDER BY (${KEY})`,
    `CREATE TABLE IF NOT EXISTS rollup_incoming (${KEY_COLUMNS},
      sums Array(Float64), latency_indexes Array(Int32), latency_counts Array(Float64), last_at Int64
    ) ENGINE = Null`,
    `CREATE MATERIALIZED VIEW IF NOT EXISTS rollup_intake TO rollup AS
      SELECT ${KEY}, maxState(sums) AS sums, maxState(latency_indexes) AS latency_indexes,
        maxState(latency_counts) AS latency_counts, maxState(last_at) AS last_at
      FROM rollup_incoming GROUP BY ${KEY}`,
    `CREATE TABLE IF NOT EXISTS sample (
      received_at UInt64, feature_id String, id String, version_id String, event String
    ) ENGINE = ReplacingMergeTree PARTITION BY intDiv(received_at, 86400000) ORDER BY (feature_id, received_at, id)`,
  ],
];

/** Makes the database and its tables, or brings them to this version. */
export async function ensureClickhouseSchema(address: ClickhouseAddress): Promise<void> {
  await ensureDatabase(address);
  const client = openClickhouse(address);
  try {
    await client.command({
      query: 'CREATE TABLE IF NOT EXISTS schema_version (version UInt32) ENGINE = MergeTree ORDER BY version',
    });
    const [found] = await select<{ newest: number | string }>(
      client,
      'SELECT max(version) AS newest FROM schema_version',
    );
    const present = Number(found?.newest ?? 0);
    if (present > VERSIONS.length)
      throw new DomainError(
        'unavailable',
        `The ClickHouse database has version ${present}, made by a newer Sluice; this one knows ${VERSIONS.length}`,
        TELEMETRY_AWAY,
      );
    for (const [place, statements] of VERSIONS.entries()) {
      if (place < present) continue;
      for (const query of statements) await client.command({ query });
      await client.insert({
        table: 'schema_version',
        values: [{ version: place + 1 }],
        format: 'JSONEachRow',
      });
    }
  } finally {
    await client.close();
  }
}

// Asked for first: a user may have the right to fill a database and none to make one.
async function ensureDatabase(address: ClickhouseAddress): Promise<void> {
  const client = openClickhouse(address, 'default');
  try {
    const name = address.database;
    const found = await select(client, `SELECT name FROM system.databases WHERE name = ${textLiteral(name)}`);
    // The configuration allows letters, digits and underscores alone.
    if (found.length === 0) await client.command({ query: `CREATE DATABASE IF NOT EXISTS ${name}` });
  } finally {
    await client.close();
  }
}

async function select<Row>(client: ClickHouseClient, query: string): Promise<Row[]> {
  const answer = await client.query({ query, format: 'JSONEachRow' });
  return answer.json<Row>();
}
