// A PostgreSQL data folder of our own: made once, with a random password, kept with its port beside it.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

export const ROLE = 'sluice';
export const DATABASE = 'sluice';

/** The files of an embedded database that lives in `base`. */
export function clusterPaths(base) {
  return {
    base,
    data: path.join(base, 'postgres'),
    settings: path.join(base, 'postgres.json'),
    log: path.join(base, 'postgres.log'),
  };
}

/** Makes the folder. As root, others may walk through it (the secrets inside are closed one by one). */
export function ensureBase(base) {
  mkdirSync(base, { recursive: true });
  if (process.getuid?.() === 0) chmodSync(base, 0o711);
}

export function databaseUrl({ password, port }, database = DATABASE) {
  return `postgresql://${ROLE}:${password}@127.0.0.1:${port}/${database}`;
}

export function readSettings(paths) {
  return existsSync(paths.settings) ? JSON.parse(readFileSync(paths.settings, 'utf8')) : null;
}

export function writeSettings(paths, settings) {
  const draft = `${paths.settings}.new`;
  rmSync(draft, { force: true });
  writeFileSync(draft, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, paths.settings);
}

/** Makes the data folder when it is not there. Made aside and renamed, so that a half-made one is never used. */
export function ensureCluster(binaries, account, paths) {
  const settings = readSettings(paths);
  if (existsSync(paths.data)) {
    if (settings) return settings;
    throw new Error(
      `The embedded database in ${paths.data} is there, but its password (${paths.settings}) is not. ` +
        'Put that file back from a backup. If the data may go, remove both and start again.',
    );
  }
  const fresh = { password: randomBytes(24).toString('base64url'), port: 0 };
  const draft = `${paths.data}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  if (account.owner) chownSync(draft, account.owner.uid, account.owner.gid);
  initialise(binaries, account, draft, fresh.password);
  writeSettings(paths, fresh);
  renameSync(draft, paths.data);
  return fresh;
}

function initialise(binaries, account, draft, password) {
  const passwordFile = `${draft}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account.owner) chownSync(passwordFile, account.owner.uid, account.owner.gid);
  try {
    const login = ['-U', ROLE, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`];
    // The built-in locale sorts alike on every system and needs none installed.
    const text = ['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    run(account, binaries.initdb, ['-D', draft, ...login, ...text, '--no-instructions'], draft);
    const single = ['--single', '-D', draft, 'postgres'];
    run(account, binaries.postgres, single, draft, `CREATE DATABASE ${DATABASE};\n`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function run(account, program, args, cwd, input) {
  const [command, ...rest] = [...account.prefix, program, ...args];
  const env = { PATH: process.env.PATH, LC_ALL: 'C' };
  const result = spawnSync(command, rest, { ...account.options, cwd, env, input, encoding: 'utf8' });
  if (result.status === 0) return;
  const why = result.error?.message ?? `${result.stderr}${result.stdout}`.trim();
  throw new Error(`${path.basename(program)} could not prepare the embedded database: ${why}`);
}
