import { type ClickHouseClient, ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { env } from '../env';

export interface ClickhouseAddress {
  url: string;
  database: string;
  username: string;
  password: string;
}

/** Only settings that every server since 18.16 knows: an unknown one is an error there. */
export function openClickhouse(address: ClickhouseAddress, database = address.database): ClickHouseClient {
  return createClient({
    ...address,
    database,
    application: 'sluice',
    request_timeout: 30_000,
    max_open_connections: 10,
    // Without it an error after the first rows would look like a short answer.
    clickhouse_settings: { wait_end_of_query: 1 },
    log: { level: ClickHouseLogLevel.OFF },
  });
}

/** The ClickHouse that the configuration names; null when there is none. */
export function configuredClickhouse(): ClickhouseAddress | null {
  const { SLUICE_CLICKHOUSE_URL: url, ...rest } = env();
  if (!url) return null;
  return {
    url,
    database: rest.SLUICE_CLICKHOUSE_DATABASE,
    username: rest.SLUICE_CLICKHOUSE_USER,
    password: rest.SLUICE_CLICKHOUSE_PASSWORD,
  };
}
