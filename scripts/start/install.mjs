// Are the packages of package-lock.json installed? If not, install them. Node builtins only: there may be none yet.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from './command.mjs';

const readLock = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {});

/** Compares the lock with npm's own note of what it put there; packages for other platforms may be absent. */
export function isInstalled(root) {
  const wanted = readLock(path.join(root, 'package-lock.json'));
  const present = readLock(path.join(root, 'node_modules/.package-lock.json'));
  return Object.entries(wanted).every(
    ([at, entry]) => at === '' || entry.optional || entry.link || present[at]?.version === entry.version,
  );
}

/**
 * @param signal ends the installation early
 * @returns whether anything had to be installed
 */
export async function ensureInstalled(root, signal) {
  if (isInstalled(root)) return false;
  // The development packages hold the type definitions that the build checks against.
  const common = ['--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  let { code, output } = await npm(root, ['ci', ...common], signal);
  // A lock without this platform's optional packages: `npm ci` refuses it, `npm install` does with it.
  if (code !== 0 && /EUSAGE|npm ci.*can only install/.test(output))
    ({ code, output } = await npm(root, ['install', '--no-save', ...common], signal));
  if (code !== 0) throw new Error(`The packages could not be installed:\n${output}`);
  return true;
}

function npm(root, args, signal) {
  const cli = process.env.npm_execpath;
  const [command, rest] = cli?.endsWith('.js') ? [process.execPath, [cli, ...args]] : ['npm', args];
  return runCommand(command, rest, { cwd: root, signal });
}
