// Which processes are what they seem to be. A process id alone proves nothing: ids are used again.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

const hasProc = process.platform === 'linux';

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function isZombie(pid) {
  if (!hasProc) return false;
  try {
    return /^\d+ \(.*\) Z /s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return true;
  }
}

/** When the process began, as text that differs for a later process with the same id; '' when it is gone. */
export function birthOf(pid) {
  try {
    if (!hasProc)
      return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${ticks}`;
  } catch {
    return '';
  }
}

export const identify = (pid) => ({ pid, birth: birthOf(pid) });

/** Whether the process noted earlier by `identify` still runs. */
export function isSame(noted) {
  return Boolean(noted?.pid) && isAlive(noted.pid) && birthOf(noted.pid) === noted.birth;
}

/** Whether `pid` is a PostgreSQL process of this data folder (each of them works inside it). */
export function worksIn(pid, folder) {
  if (hasProc) {
    try {
      // By name too: somebody's shell may stand in the folder.
      const name = readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
      return name === 'postgres' && readlinkSync(`/proc/${pid}/cwd`) === folder;
    } catch {
      return false;
    }
  }
  const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.includes('postgres') && stdout.includes(folder);
}

/** All processes working in a folder. Only Linux tells; elsewhere the answer is null. */
export function allWorkingIn(folder) {
  if (!hasProc) return null;
  return readdirSync('/proc')
    .filter((n) => /^\d+$/.test(n))
    .map(Number)
    .filter((pid) => pid !== process.pid && worksIn(pid, folder));
}

/** True once `pid` is gone, false when it is still there after `ms`. */
export async function waitForEnd(pid, ms) {
  for (const end = Date.now() + ms; Date.now() < end; await delay(20)) if (!isAlive(pid)) return true;
  return !isAlive(pid);
}

/** Sends each signal in turn until the process is gone. */
export async function endProcess(pid, steps) {
  for (const [signal, ms] of steps) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if (error.code === 'ESRCH') return true;
      throw error;
    }
    if (await waitForEnd(pid, ms)) return true;
  }
  return false;
}
