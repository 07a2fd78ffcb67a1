import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import next from 'next';
import { closeIngestPool, ingestPool } from './db/ingest-pool';
import { isLateWrite } from './db/is-late-write';
import { notifications, startNotifications } from './db/notifications';
import { closePrismaClient } from './db/prisma-client';
import { closeSqlClient, renewSqlClients, sqlClient } from './db/sql-client';
import { configureNextAuth, type Env, env } from './env';
import { closeServer } from './http/close-server';
import { Counters } from './http/counters';
import { createHandler } from './http/create-handler';
import { isSignedIn } from './http/is-signed-in';
import { startMonitoring } from './jobs/ask-monitoring';
import { startUploadClearing } from './jobs/clear-uploads';
import { startReviewCounting } from './jobs/count-reviews';
import { startDeliveries } from './jobs/deliver-notifications';
import { startReviewDraw } from './jobs/draw-reviews';
import { startSampleUpkeep } from './jobs/keep-samples';
import { startTelemetryUpkeep } from './jobs/keep-telemetry';
import { startTelling } from './jobs/tell-owners';
import { startContentWatch } from './jobs/watch-content';
import { startWatch } from './jobs/watch-releases';
import { log } from './log';
import { snapshotStore, startSnapshots } from './routing/snapshot-store';
import { startSample } from './sample/start-sample';
import { startTelemetryHome } from './telemetry/home';
import { IngestQueue } from './telemetry/ingest-queue';

type Stop = () => void | Promise<void>;

const counters = new Counters();

/** Everything that runs beside the requests, in order of start; each start answers how to stop it. */
const BACKGROUND: readonly (() => Stop | Promise<Stop>)[] = [
  startSnapshots,
  startNotifications,
  startTelemetryHome,
  () => startTelemetryUpkeep(),
  () => startWatch(),
  () => startContentWatch(),
  () => startUploadClearing(),
  () => startMonitoring(),
  () => startSampleUpkeep(),
  () => startReviewCounting(),
  () => startTelling(),
  () => startDeliveries(counters),
  () => startReviewDraw(),
  () => startSample(),
];

// What is still under way after this is cut off, so that the whole stop stays below 5 s.
const FINISH_MS = 3_500;

// V8 lets garbage grow with the machine's memory; here that memory is the database's. Measured: bench ingest.
setFlagsFromString('--heap-growing-percent=10');

async function main(): Promise<void> {
  const settings = env();
  configureNextAuth();
  const stops: Stop[] = [];
  for (const start of BACKGROUND) stops.unshift(await start());

  const pages = next({ dev: settings.SLUICE_DEV, hostname: settings.HOST, port: settings.PORT });
  await pages.prepare();
  const handler = createHandler({
    store: snapshotStore(),
    sql: sqlClient,
    ingest: new IngestQueue(ingestPool),
    notifications: notifications(),
    counters,
    secret: settings.NEXTAUTH_SECRET,
    isSignedIn,
    publicUrl: settings.PUBLIC_URL ?? null,
    fallback: pages.getRequestHandler(),
  });
  const server = createServer(
    // Long enough for a comparison of 256 MB over a slow line; what is uploaded has a limit of silence of its own.
    { requestTimeout: 900_000, headersTimeout: 15_000, keepAliveTimeout: 65_000 },
    handler.handle,
  );
  server.on('upgrade', pages.getUpgradeHandler());
  await listen(server, settings);

  let stopping = false;
  const stop = async (why: string, exitCode: number): Promise<void> => {
    if (stopping) return;
    stopping = true;
    log.info('Stopping', { why });
    handler.close();
    await closeServer(server, FINISH_MS);
    for (const part of stops) await part();
    await Promise.all([closePrismaClient(), closeSqlClient(), closeIngestPool()]);
    log.info('Stopped');
    process.exit(exitCode);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal, 0));
  process.on('uncaughtException', (error) => {
    if (isLateWrite(error)) {
      log.warn('A database connection closed under a transaction', { error });
      renewSqlClients();
      return;
    }
    log.error('An error was caught nowhere', { error });
    void stop('uncaught error', 1);
  });
}

function listen(server: ReturnType<typeof createServer>, { HOST, PORT }: Env): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(PORT, HOST, () => {
      const { address, port } = server.address() as AddressInfo;
      log.info('Listening', { address, port });
      resolve();
    });
  });
}

process.on('unhandledRejection', (error) => log.error('A rejection was handled nowhere', { error }));

main().catch((error: unknown) => {
  log.error('Could not start', { error });
  process.exit(1);
});
