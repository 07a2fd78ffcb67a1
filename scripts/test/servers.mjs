// The servers that some database tests speak to: those that are there, else installed now where that can be done.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { runCommand } from '../start/command.mjs';
import { clickhouseCommand, programFolders, prometheusPrograms } from './server-programs.mjs';

/** By the name of their Debian package. */
const SERVERS = [
  { name: 'prometheus', isThere: prometheusPrograms },
  { name: 'clickhouse-server', isThere: clickhouseCommand },
];

// Debian asks this program before a package starts its service; 101 is its "no".
const POLICY = '#!/bin/sh\n# Made by npm test, which installs programs and starts no services.\nexit 101\n';

const MACHINE = {
  env: process.env,
  isRoot: process.getuid?.() === 0,
  policyFile: '/usr/sbin/policy-rc.d',
};

/**
 * Never fails: tests skip, with a message, where their server is missing.
 * @param {string} root
 * @param {{ env: import('./server-programs.mjs').Env, isRoot: boolean, policyFile: string, folders?: string[] }} machine
 * @returns {Promise<string>} what is there now, in a few words
 */
export async function ensureServers(root, machine = MACHINE) {
  const folders = machine.folders ?? programFolders(machine.env);
  const missing = () =>
    SERVERS.filter(({ isThere }) => !isThere(folders, machine.env)).map(({ name }) => name);
  const wanted = missing();
  if (wanted.length === 0) return 'there';
  const hindrance = whyNot(machine);
  if (hindrance) return without(wanted, hindrance);
  const installing = withoutServices(machine.policyFile, () => install(wanted, root, machine.env));
  const reasons = await installing.catch((error) => [error.message]);
  const lacking = missing();
  return lacking.length === 0 ? `installed ${wanted.join(', ')}` : without(lacking, reasons.join('; '));
}

function whyNot({ isRoot, env }) {
  if (!isRoot) return 'only root can install';
  return spawnSync('apt-get', ['--version'], { env }).status === 0 ? null : 'there is no apt-get';
}

function without(names, why) {
  return `no ${names.join(', no ')}: tests that need one are skipped (${why || 'not found after installing'})`;
}

/** Each by itself: a package that is not to be had keeps no other away. Answers what went wrong. */
async function install(names, root, env) {
  const reasons = [];
  const aptGet = async (...args) => {
    const options = { cwd: root, env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } };
    const { code, output } = await runCommand('apt-get', args, options);
    if (code !== 0) reasons.push(`apt-get: ${output.trim().split('\n').at(-1) ?? ''}`);
  };
  await aptGet('update', '-qq');
  for (const name of names) await aptGet('install', '-y', '-qq', '--no-install-recommends', name);
  return reasons;
}

/** A policy of the machine's own stays; one that an interrupted run left behind is taken away. */
async function withoutServices(policyFile, work) {
  const isOurs = !existsSync(policyFile) || readFileSync(policyFile, 'utf8') === POLICY;
  if (isOurs) writeFileSync(policyFile, POLICY, { mode: 0o755 });
  try {
    return await work();
  } finally {
    if (isOurs) rmSync(policyFile, { force: true });
  }
}
