import { configuredClickhouse } from '../db/clickhouse-client';
import { log } from '../log';
import { ClickhouseHome } from './clickhouse-home';
import { ClickhouseSamples } from './clickhouse-samples';
import { ClickhouseStore } from './clickhouse-store';
import { PostgresHome } from './postgres-home';
import { PostgresSamples } from './postgres-samples';
import type { RollupHome } from './rollup-home';
import type { SampleHome } from './sample-home';

interface Homes {
  rollups: RollupHome;
  samples: SampleHome;
  store: ClickhouseStore | null;
}

let homes: Homes | undefined;

function configured(): Homes {
  homes ??= open();
  return homes;
}

function open(): Homes {
  const address = configuredClickhouse();
  if (!address) return { rollups: new PostgresHome(), samples: new PostgresSamples(), store: null };
  const store = new ClickhouseStore(address);
  return { rollups: new ClickhouseHome(store), samples: new ClickhouseSamples(store), store };
}

/** Where this installation keeps closed blocks. */
export function rollupHome(): RollupHome {
  return configured().rollups;
}

/** Where this installation finds raw events. */
export function sampleHome(): SampleHome {
  return configured().samples;
}

/**
 * Makes the tables of ClickHouse, where it is configured. The server starts without it, too: what arrives is
 * accepted, and blocks are closed once it answers. Answers how to stop.
 */
export function startTelemetryHome(): () => Promise<void> {
  const { store } = configured();
  if (!store) return async () => {};
  const prepared = store.prepare().then(
    () => log.info('Closed blocks are kept in ClickHouse'),
    (error: unknown) => log.warn('ClickHouse is not ready; closing blocks waits for it', { error }),
  );
  return async () => {
    await prepared;
    await store.close();
    homes = undefined;
  };
}
