// A PostgreSQL in a temporary folder, fast and forgetful, for tests and comparisons. Gone when stopped.
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { clusterPaths } from './cluster.mjs';
import { startEmbedded } from './embedded.mjs';
import { identify, isSame } from './processes.mjs';
import { clearLeftovers } from './server.mjs';

const PREFIX = 'sluice-postgres-';
const FORGETFUL = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];

export async function startScratch(root, say) {
  await sweep();
  const base = realpathSync(mkdtempSync(path.join(os.tmpdir(), PREFIX)));
  writeFileSync(path.join(base, 'owner.json'), JSON.stringify(identify(process.pid)));
  const flags = FORGETFUL.flatMap((f) => ['-c', f]);
  const server = await startEmbedded({ root, base, flags, say });
  return {
    ...server,
    async stop() {
      await server.stop();
      rmSync(base, { recursive: true, force: true });
    },
  };
}

/** Ends and removes what runs that were killed have left behind. */
async function sweep() {
  for (const name of readdirSync(os.tmpdir()).filter((n) => n.startsWith(PREFIX))) {
    const base = path.join(os.tmpdir(), name);
    try {
      if (isSame(JSON.parse(readFileSync(path.join(base, 'owner.json'), 'utf8')))) continue;
      await clearLeftovers(clusterPaths(base).data);
      rmSync(base, { recursive: true, force: true });
    } catch {
      // Another user's, or one that is being made or removed at this moment: not ours to clear.
    }
  }
}
