// The embedded database as a whole: prepared, started, kept alive, stopped.
import { setTimeout as delay } from 'node:timers/promises';
import { chooseAccount } from './account.mjs';
import { findBinaries } from './binaries.mjs';
import { clusterPaths, databaseUrl, ensureBase, ensureCluster, writeSettings } from './cluster.mjs';
import { anyFreePort, isFree } from './port.mjs';
import { clearLeftovers, startServer, stopServer } from './server.mjs';

const RESTART_MS = [100, 500, 1_000, 2_000, 5_000];

/**
 * Starts PostgreSQL on `<base>/postgres` and restarts it on the same port if it dies.
 * @param {{ root: string, base: string, flags?: string[], say?: (line: string) => void }} choice
 */
export async function startEmbedded({ root, base, flags = [], say = () => {} }) {
  const binaries = findBinaries(root);
  const paths = clusterPaths(base);
  ensureBase(base);
  const account = chooseAccount(binaries, base, paths.data);
  const settings = ensureCluster(binaries, account, paths);
  const leftover = await clearLeftovers(paths.data);
  if (leftover) say(leftover);

  const usable = settings.port > 0 && (await isFree(settings.port, '127.0.0.1'));
  const port = usable ? settings.port : await anyFreePort();
  if (port !== settings.port) writeSettings(paths, { ...settings, port });

  const server = { binaries, account, paths, port, flags };
  let child = await startServer(server);
  let stopping = false;
  let restarting = Promise.resolve();

  const watch = () => child.once('exit', onExit);
  function onExit(code, signal) {
    if (stopping) return;
    say(`The database stopped by itself (${signal ?? `exit ${code}`}); starting it again.`);
    restarting = restart();
  }
  async function restart() {
    for (let attempt = 0; !stopping; attempt += 1) {
      try {
        await clearLeftovers(paths.data);
        child = await startServer(server);
        watch();
        say(`The database is back on port ${port}.`);
        return;
      } catch (error) {
        const wait = RESTART_MS[Math.min(attempt, RESTART_MS.length - 1)];
        say(`${error.message}\nTrying again in ${wait / 1000} s.`);
        await delay(wait);
      }
    }
  }
  watch();
  return {
    port,
    account: account.name,
    pid: () => child.pid,
    url: (database) => databaseUrl({ ...settings, port }, database),
    async stop() {
      stopping = true;
      await restarting;
      if (child.exitCode === null && child.signalCode === null) await stopServer(child);
    },
  };
}
