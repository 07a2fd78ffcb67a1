// A PostgreSQL in a temporary folder, fast and forgetful, for tests and comparisons. Gone when stopped, and also
// when the process that started it is killed.
import { spawn } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmbedded } from './embedded.mjs';

const FORGETFUL = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];

/** `durable` leaves its settings as they are for real data: for measuring what durability costs. */
export async function startScratch(root, say, { durable = false } = {}) {
  const base = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'sluice-postgres-')));
  const guard = startGuard(base);
  const flags = durable ? [] : FORGETFUL.flatMap((f) => ['-c', f]);
  const server = await startEmbedded({ root, base, flags, say });
  return {
    ...server,
    async stop() {
      await server.stop();
      rmSync(base, { recursive: true, force: true });
      guard.stdin.end();
    },
  };
}

/** Its standard input ends when this process does, however that comes. */
function startGuard(base) {
  const script = fileURLToPath(new URL('./scratch-guard.mjs', import.meta.url));
  const guard = spawn(process.execPath, [script, base], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.unref();
  guard.stdin.unref();
  return guard;
}
