// The built app, served for a test on a free port with a database given to it.
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { anyFreePort } from '../postgres/port.mjs';
import { endProcess } from '../postgres/processes.mjs';
import { spawnApp, stopApp, waitUntilReady } from '../start/app.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LOGS = path.join(ROOT, 'playwright-report');

/**
 * Starts the app on the production build and resolves when it is ready.
 * `kill` is kill -9, for tests of what survives it; `port` may be given to come back at the same address.
 * @param {{ databaseUrl: string, port?: number, env?: Record<string, string> }} choice
 */
export async function startAppUnderTest({ databaseUrl, port, env = {} }) {
  const chosen = port ?? (await anyFreePort());
  const url = `http://127.0.0.1:${chosen}`;
  mkdirSync(LOGS, { recursive: true });
  const logFile = path.join(LOGS, `app-${chosen}.log`);
  const log = openSync(logFile, 'a');
  const child = spawnApp(
    ROOT,
    {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      DATABASE_URL: databaseUrl,
      HOST: '127.0.0.1',
      PORT: String(chosen),
      NEXTAUTH_SECRET: 'a secret that only the tests know',
      AUTH_TRUST_HOST: '1',
      ...env,
    },
    ['ignore', log, log],
  );
  closeSync(log);
  try {
    await waitUntilReady(child, url, 60_000);
  } catch (error) {
    await stopApp(child);
    throw new Error(`${error.message}\n${readFileSync(logFile, 'utf8').slice(-4_000)}`);
  }
  return {
    url,
    port: chosen,
    pid: child.pid,
    logFile,
    stop: () => stopApp(child),
    kill: () => endProcess(child.pid, [['SIGKILL', 10_000]]),
  };
}
