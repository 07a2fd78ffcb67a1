import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Cohort } from '@/lib/core/cohort/cohort-rule';
import { openIngestPool } from '@/lib/server/db/ingest-pool';
import { Notifications } from '@/lib/server/db/notifications';
import { openSql, type Sql } from '@/lib/server/db/sql-client';
import { Counters } from '@/lib/server/http/counters';
import { createHandler } from '@/lib/server/http/create-handler';
import { buildSnapshot } from '@/lib/server/routing/build-snapshot';
import { SnapshotStore } from '@/lib/server/routing/snapshot-store';
import { IngestQueue } from '@/lib/server/telemetry/ingest-queue';
import { insertRoutingScenario, SCENARIO } from './routing-scenario';

export interface TestServer {
  url: string;
  sql: Sql;
  store: SnapshotStore;
  notifications: Notifications;
  /** Cookie headers that count as signed in. */
  sessions: Set<string>;
  post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Response>;
  close: () => Promise<void>;
}

/** The paths ahead of the pages, on a real socket and a real database; the pages are one line of text. */
export async function startTestServer(databaseUrl: string, cohorts: readonly Cohort[]): Promise<TestServer> {
  const sql = openSql(databaseUrl, 4);
  const pool = openIngestPool(databaseUrl, 2);
  await insertRoutingScenario(sql, cohorts);
  const store = new SnapshotStore(() => buildSnapshot(sql, Date.now()));
  const notifications = new Notifications(databaseUrl);
  notifications.on('routing', () => void store.refresh());
  await Promise.all([store.refresh(), notifications.start()]);
  const sessions = new Set<string>();
  const handler = createHandler({
    store,
    sql: () => sql,
    ingest: new IngestQueue(() => pool),
    notifications,
    counters: new Counters(),
    secret: 'a-secret-of-the-tests-with-32-characters',
    publicUrl: null,
    isSignedIn: async (cookie) => cookie !== undefined && sessions.has(cookie),
    fallback: (_, res) => res.end('a page'),
  });
  const server = createServer(handler.handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    sql,
    store,
    notifications,
    sessions,
    post: (path, body, headers = {}) =>
      fetch(`${url}${path}`, {
        method: 'POST',
        body: toBody(body),
        headers: {
          authorization: `Bearer ${SCENARIO.secret}`,
          'content-type': 'application/json',
          ...headers,
        },
      }),
    close: async () => {
      handler.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await notifications.stop();
      await Promise.all([sql.end({ timeout: 1 }), pool.end()]);
    },
  };
}

function toBody(body: unknown): string | Uint8Array<ArrayBuffer> {
  if (typeof body === 'string') return body;
  return body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body);
}
