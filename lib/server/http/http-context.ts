import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Notifications } from '../db/notifications';
import type { Sql } from '../db/sql-client';
import type { SnapshotStore } from '../routing/snapshot-store';
import type { IngestQueue } from '../telemetry/ingest-queue';
import type { Counters } from './counters';

export type NodeHandler = (req: IncomingMessage, res: ServerResponse) => unknown;

/** What the paths ahead of the pages work with; given by main, or by a test. */
export interface HttpContext {
  store: SnapshotStore;
  sql: () => Sql;
  /** Takes in what applications report. */
  ingest: IngestQueue;
  notifications: Notifications;
  counters: Counters;
  /** Signs stream tokens. */
  secret: string;
  /** Does this Cookie header belong to someone who may use the console? */
  isSignedIn: (cookieHeader: string | undefined) => Promise<boolean>;
  /** Null: the address of each request is used. */
  publicUrl: string | null;
  /** Answers everything that is not answered here. */
  fallback: NodeHandler;
}
