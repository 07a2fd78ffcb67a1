// PostgreSQL refuses to run as root. This decides under which account its programs run,
// and answers how to start them: the options for spawn, and words to put in front of the program.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

const REMAP = ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--'];

/**
 * @returns {{ name: string, owner: {uid: number, gid: number} | null, prefix: string[], options: object }}
 * `owner` is who must own the data folder, or null when the present user does.
 */
export function chooseAccount(binaries, base, data) {
  if (process.getuid?.() !== 0) return present('the present user');
  if (existsSync(data)) return accountOfOwner(statSync(data));
  for (const name of ['postgres', 'nobody']) {
    const account = systemAccount(name);
    if (account && canUse(account, binaries, base)) return account;
  }
  const remapped = { ...present('root in a user namespace'), prefix: REMAP };
  if (runs(remapped, binaries.postgres, ['--version'])) return remapped;
  throw new Error(
    'PostgreSQL does not run as root, and no other account can reach this folder ' +
      `(${base}). Ways out: move the project to a folder others may enter, such as /opt; ` +
      'or start it as an ordinary user; or set DATABASE_URL to a PostgreSQL of your own.',
  );
}

const present = (name) => ({ name, owner: null, prefix: [], options: {} });

/** A data folder that exists keeps the account that made it. */
function accountOfOwner({ uid, gid }) {
  if (uid === 0) return { ...present('root in a user namespace'), prefix: REMAP };
  return { name: `user ${uid}`, owner: { uid, gid }, prefix: [], options: { uid, gid } };
}

function systemAccount(name) {
  const number = (flag) => Number.parseInt(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout, 10);
  const uid = number('-u');
  const gid = number('-g');
  if (!(uid > 0) || !(gid > 0)) return null;
  return { name, owner: { uid, gid }, prefix: [], options: { uid, gid } };
}

function canUse(account, binaries, base) {
  return runs(account, binaries.postgres, ['--version']) && runs(account, 'test', ['-x', base]);
}

function runs(account, program, args) {
  const [command, ...rest] = [...account.prefix, program, ...args];
  return spawnSync(command, rest, { ...account.options, stdio: 'ignore', cwd: '/' }).status === 0;
}
