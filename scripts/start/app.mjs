// The app's process: started, waited for until it is ready, started again when it dies, stopped.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { endProcess, identify } from '../postgres/processes.mjs';

// The events of a few calls, so that they are garbage before they are old: a fifth less work for the app at full load.
const ROOM_FOR_CALLS = '--max-semi-space-size=64';
const READY_LIMIT_MS = 120_000;
const RESTART_MS = [200, 1_000, 2_000, 5_000];
const STEADY_MS = 30_000;
const STOP_STEPS = [
  ['SIGTERM', 15_000],
  ['SIGKILL', 5_000],
];

/** Starts the app's process; it ends when the process that started it does. */
export function spawnApp(root, env, stdio = ['ignore', 'inherit', 'inherit']) {
  const preload = new URL('./follow-starter.mjs', import.meta.url).href;
  const main = path.join('lib', 'server', 'main.ts');
  const args = [ROOM_FOR_CALLS, '--import', preload, '--import', 'tsx', main];
  // Detached: Ctrl-C reaches the supervisor only, which stops the app before the database.
  return spawn(process.execPath, args, { cwd: root, env, stdio, detached: true });
}

/** Resolves when the app answers; rejects when its process ends first. */
export async function waitUntilReady(child, url, limitMs = READY_LIMIT_MS) {
  for (const end = Date.now() + limitMs; Date.now() < end; await delay(50)) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(
        `The app stopped before it was ready (${child.signalCode ?? `exit ${child.exitCode}`}).`,
      );
    try {
      const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5_000) });
      await answer.arrayBuffer();
      if (answer.ok) return;
    } catch {
      // Not listening yet.
    }
  }
  throw new Error(`The app gave no answer at ${url}/readyz in ${limitMs / 1000} s.`);
}

export const stopApp = (child) => endProcess(child.pid, STOP_STEPS);

/**
 * Keeps one app running. The first start must succeed; after that a death is followed by a new start,
 * the later the more often it happens in a row.
 */
export async function superviseApp({ root, env, url, say, onStart }) {
  let stopping = false;
  let child;
  let startedAt = 0;
  let deaths = 0;

  function launch() {
    child = spawnApp(root, env);
    startedAt = Date.now();
    onStart(identify(child.pid));
  }
  async function onExit(code, signal) {
    if (stopping) return;
    deaths = Date.now() - startedAt > STEADY_MS ? 0 : deaths;
    const wait = RESTART_MS[Math.min(deaths, RESTART_MS.length - 1)];
    deaths += 1;
    say(`The app stopped by itself (${signal ?? `exit ${code}`}); starting it again in ${wait / 1000} s.`);
    await delay(wait);
    if (stopping) return;
    launch();
    child.once('exit', onExit);
    try {
      await waitUntilReady(child, url);
      say(`The app is back at ${url}`);
    } catch (error) {
      // Its end, if it ended, has started the next attempt.
      if (!stopping) say(error.message);
    }
  }
  launch();
  const stop = async () => {
    stopping = true;
    if (child.exitCode === null && child.signalCode === null) await stopApp(child);
  };
  return {
    stop,
    async ready() {
      await waitUntilReady(child, url);
      child.once('exit', onExit);
    },
  };
}
