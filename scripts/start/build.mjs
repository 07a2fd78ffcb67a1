// The generated database client and the production build, each made again only when its sources changed.
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { generateClient } from '../generate.mjs';
import { runCommand } from './command.mjs';
import { fingerprint, readMark, writeMark } from './fingerprint.mjs';
import { shortenMaps } from './shorten-maps.mjs';

const CLIENT_SOURCES = ['prisma/schema', 'prisma.config.ts', 'package-lock.json'];
const BUILD_SOURCES = [
  'app',
  'components',
  'lib',
  'public',
  'prisma/schema',
  'proxy.ts',
  'instrumentation.ts',
];
const BUILD_SETTINGS = [
  'next.config.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];

/** @returns whether the client had to be made */
export function ensureClient(root) {
  const made = path.join(root, 'lib/server/db/generated/client.ts');
  const markFile = path.join(root, 'node_modules/.cache/sluice/client');
  const mark = fingerprint(root, CLIENT_SOURCES);
  if (existsSync(made) && readMark(markFile) === mark) return false;
  generateClient(root);
  writeMark(markFile, mark);
  return true;
}

const buildMarkFile = (root) => path.join(root, '.next/built-from');

function buildMark(root) {
  const inlined = Object.entries(process.env).filter(([name]) => name.startsWith('NEXT_PUBLIC_'));
  return fingerprint(root, [...BUILD_SOURCES, ...BUILD_SETTINGS], [process.version, ...inlined.sort()]);
}

export function isBuilt(root) {
  return existsSync(path.join(root, '.next/BUILD_ID')) && readMark(buildMarkFile(root)) === buildMark(root);
}

/**
 * @param signal ends the build early
 * @returns whether it had to be built
 */
export async function ensureBuilt(root, signal) {
  if (isBuilt(root)) return false;
  const mark = buildMark(root);
  rmSync(buildMarkFile(root), { force: true });
  const next = path.join(root, 'node_modules/next/dist/bin/next');
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
  const { code, output } = await runCommand(process.execPath, [next, 'build'], { cwd: root, env, signal });
  if (code !== 0) throw new Error(`The build failed:\n${output}`);
  shortenMaps(root);
  writeMark(buildMarkFile(root), mark);
  return true;
}
