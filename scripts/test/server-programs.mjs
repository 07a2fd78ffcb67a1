// Where the servers are that some database tests start for themselves. The tests and their preparation look here alone.
import { existsSync } from 'node:fs';
import path from 'node:path';

/** Daemons are often in folders that are not on everybody's PATH. */
const USUAL_FOLDERS = ['/usr/local/bin', '/usr/bin', '/usr/local/sbin', '/usr/sbin'];

/** @typedef {Record<string, string | undefined>} Env */

/**
 * @param {Env} env
 * @returns {string[]}
 */
export function programFolders(env = process.env) {
  return [...(env.PATH ?? '').split(path.delimiter).filter(Boolean), ...USUAL_FOLDERS];
}

/**
 * Null where one of the two is missing.
 * @returns {{ server: string, tool: string } | null}
 */
export function prometheusPrograms(folders = programFolders()) {
  const [server, tool] = [find('prometheus', folders), find('promtool', folders)];
  return server && tool ? { server, tool } : null;
}

/**
 * The words to put in front of the server's arguments; null where there is none.
 * @param {string[]} folders
 * @param {Env} env
 * @returns {readonly string[] | null}
 */
export function clickhouseCommand(folders = programFolders(), env = process.env) {
  const server = env.SLUICE_TEST_CLICKHOUSE ?? find('clickhouse-server', folders);
  if (server) return [server];
  const single = find('clickhouse', folders);
  return single ? [single, 'server'] : null;
}

function find(name, folders) {
  return folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
}
