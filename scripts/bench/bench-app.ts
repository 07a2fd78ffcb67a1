import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { deploy } from '../migrate/commands.mjs';
import { anyFreePort } from '../postgres/port.mjs';
import { startScratch } from '../postgres/scratch.mjs';
import { spawnApp, stopApp, waitUntilReady } from '../start/app.mjs';
import { ensureBuilt } from '../start/build.mjs';
import { insertBenchData } from './bench-data';
import { say } from './report';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface BenchApp {
  url: string;
  pid: number;
  databaseUrl: string;
  /** The database server's process; null when it was given. */
  databasePid: number | null;
  /** A key with every scope. */
  secret: string;
}

interface Choice {
  /** With a database that survives a power cut, as a real one does. */
  durable?: boolean;
}

/** The built app on a database of its own (or DATABASE_URL), with the bench's feature in the middle of a release. */
export async function startBenchApp(undo: (() => unknown)[], choice: Choice = {}): Promise<BenchApp> {
  const { databaseUrl, databasePid, secret } = await startBenchDatabase(undo, choice);
  if (await ensureBuilt(ROOT, new AbortController().signal)) say('Built');
  const port = await anyFreePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    HOST: '127.0.0.1',
    PORT: String(port),
    NEXTAUTH_SECRET: secret,
    SLUICE_LOG_LEVEL: 'error',
  };
  const child: ChildProcess = spawnApp(ROOT, env);
  undo.push(() => stopApp(child));
  await waitUntilReady(child, url);
  return { url, pid: child.pid ?? 0, databaseUrl, databasePid, secret };
}

export async function startBenchDatabase(
  undo: (() => unknown)[],
  { durable = false }: Choice = {},
): Promise<Pick<BenchApp, 'databaseUrl' | 'databasePid' | 'secret'>> {
  const given = process.env.DATABASE_URL;
  const database = given ? null : await startScratch(ROOT, () => {}, { durable });
  if (database) undo.push(() => database.stop());
  const databaseUrl: string = given ?? database?.url('postgres') ?? '';
  await deploy(ROOT, databaseUrl);
  return {
    databaseUrl,
    databasePid: database?.pid() ?? null,
    secret: (await insertBenchData(databaseUrl)).secret,
  };
}
