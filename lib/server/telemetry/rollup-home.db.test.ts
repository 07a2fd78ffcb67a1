import { afterAll, describe } from 'vitest';
import {
  type ClickhouseServer,
  clickhouseCommand,
  NO_CLICKHOUSE,
  startClickhouse,
} from '@/lib/testing/clickhouse-server';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { sqlClient } from '../db/sql-client';
import { ClickhouseHome } from './clickhouse-home';
import { ClickhouseStore } from './clickhouse-store';
import { PostgresHome } from './postgres-home';
import { describeRollupHome } from './rollup-home.contract';

useServiceDatabase();

describeRollupHome('PostgreSQL', async () => ({ home: new PostgresHome(), sql: sqlClient() }));

const isThere = clickhouseCommand() !== null;
describe.skipIf(!isThere)(isThere ? 'beyond one machine' : NO_CLICKHOUSE, () => {
  let server: ClickhouseServer | undefined;
  let store: ClickhouseStore | undefined;
  afterAll(async () => {
    await store?.close();
    await server?.stop();
  });

  describeRollupHome('ClickHouse', async () => {
    server = await startClickhouse();
    store = new ClickhouseStore(server.address);
    return { home: new ClickhouseHome(store), sql: sqlClient() };
  });
});
