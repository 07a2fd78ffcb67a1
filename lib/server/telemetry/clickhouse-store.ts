import type { ClickHouseClient } from '@clickhouse/client';
import { type ClickhouseAddress, openClickhouse } from '../db/clickhouse-client';
import { translateClickhouseError } from '../db/translate-clickhouse-error';
import { ensureClickhouseSchema } from './clickhouse-schema';

/** One ClickHouse database with Sluice's tables, made when it first answers. Outages become `unavailable`. */
export class ClickhouseStore {
  private readonly client: ClickHouseClient;
  private prepared: Promise<void> | undefined;

  constructor(private readonly address: ClickhouseAddress) {
    this.client = openClickhouse(address);
  }

  /** Makes the tables unless they are there. A failure is forgotten, so that the next use tries again. */
  prepare(): Promise<void> {
    this.prepared ??= ensureClickhouseSchema(this.address).catch((error: unknown) => {
      this.prepared = undefined;
      throw translateClickhouseError(error);
    });
    return this.prepared;
  }

  select<Row>(query: string): Promise<Row[]> {
    return this.whenReady(async () => {
      const answer = await this.client.query({ query, format: 'JSONEachRow' });
      return answer.json<Row>();
    });
  }

  async command(query: string): Promise<void> {
    await this.whenReady(() => this.client.command({ query }));
  }

  /** Answers once the rows are stored. No rows, no request. */
  async insert(table: string, values: readonly object[]): Promise<void> {
    if (values.length === 0) return;
    await this.whenReady(() => this.client.insert({ table, values: [...values], format: 'JSONEachRow' }));
  }

  close(): Promise<void> {
    return this.client.close();
  }

  private async whenReady<T>(work: () => Promise<T>): Promise<T> {
    await this.prepare();
    try {
      return await work();
    } catch (error) {
      throw translateClickhouseError(error);
    }
  }
}
