// One PostgreSQL server process on one data folder: clear what was left behind, start, stop.
import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { allWorkingIn, endProcess, isAlive, worksIn } from './processes.mjs';

const LOG_LIMIT_BYTES = 10_000_000;
const START_LIMIT_MS = 60_000;
// PostgreSQL's own meanings: INT = fast shutdown, QUIT = immediate, recovered at the next start.
const STOP_STEPS = [
  ['SIGINT', 20_000],
  ['SIGQUIT', 5_000],
  ['SIGKILL', 5_000],
];

function readPidFile(data) {
  const file = path.join(data, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, 'utf8').split('\n');
  return {
    file,
    pid: Number.parseInt(lines[0], 10),
    port: Number(lines[3]),
    status: (lines[7] ?? '').trim(),
  };
}

/** Leaves the data folder with no process on it. Answers what it found, for the log, or null. */
export async function clearLeftovers(dataFolder) {
  const data = realpathSync(dataFolder);
  const noted = readPidFile(data);
  let found = null;
  if (noted && isAlive(noted.pid)) {
    if (worksIn(noted.pid, data)) {
      found = `a database left running (process ${noted.pid}) was stopped`;
      if (!(await endProcess(noted.pid, STOP_STEPS)))
        throw new Error(
          `The database process ${noted.pid} in ${data} does not stop. End it, then start again.`,
        );
    } else {
      found = `a stale postmaster.pid named process ${noted.pid}, which is another program`;
      rmSync(noted.file, { force: true });
    }
  }
  // A killed server can leave its workers behind, still holding shared memory; the next server would refuse.
  const orphans = allWorkingIn(data);
  await Promise.all((orphans ?? []).map((pid) => endProcess(pid, [['SIGKILL', 5_000]])));
  if (orphans !== null) rmSync(path.join(data, 'postmaster.pid'), { force: true });
  return found ?? (orphans?.length ? `${orphans.length} database processes left behind were ended` : null);
}

/** Starts the server and answers its child process once it accepts connections. */
export async function startServer({ binaries, account, paths, port, flags = [] }) {
  const data = realpathSync(paths.data);
  if (existsSync(paths.log) && statSync(paths.log).size > LOG_LIMIT_BYTES)
    renameSync(paths.log, `${paths.log}.1`);
  const logFrom = existsSync(paths.log) ? statSync(paths.log).size : 0;
  const log = openSync(paths.log, 'a', 0o600);
  const settings = { port, listen_addresses: '127.0.0.1', unix_socket_directories: '' };
  const args = ['-D', data, ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`]), ...flags];
  const [command, ...rest] = [...account.prefix, binaries.postgres, ...args];
  // Detached: Ctrl-C in the terminal must reach the supervisor only, which stops the app first.
  const options = { ...account.options, cwd: data, detached: true, stdio: ['ignore', log, log] };
  const child = spawn(command, rest, { ...options, env: { PATH: process.env.PATH, LC_ALL: 'C' } });
  closeSync(log);
  let ended = null;
  child.once('error', (error) => {
    ended = error.message;
  });
  child.once('exit', (code, signal) => {
    ended = `it exited (${signal ?? code})`;
  });
  for (const end = Date.now() + START_LIMIT_MS; ended === null && Date.now() < end; await delay(15)) {
    const noted = readPidFile(data);
    if (noted?.pid === child.pid && noted.status === 'ready') return child;
  }
  if (ended === null) child.kill('SIGKILL');
  const tail = readFileSync(paths.log)
    .subarray(logFrom)
    .toString('utf8')
    .trim()
    .split('\n')
    .slice(-8)
    .join('\n');
  throw new Error(
    `The embedded database did not start: ${ended ?? 'no answer in 60 s'}\n${tail}\n(${paths.log})`,
  );
}

export function stopServer(child) {
  return endProcess(child.pid, STOP_STEPS);
}
