#!/usr/bin/env node
// npm start: everything needed to serve Sluice from this folder. `--dev` serves the sources without a build.
import { fileURLToPath } from 'node:url';
import { plain } from './start/report.mjs';
import { run } from './start/run.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  plain(`Sluice needs Node.js 20.19 or newer; this is ${process.version}.`);
  process.exit(1);
}
if (process.platform === 'win32') {
  plain('Start Sluice inside WSL, or with docker compose: this script needs a Unix-like system.');
  process.exit(1);
}
process.chdir(ROOT);
process.exit(await run(ROOT, { dev: process.argv.includes('--dev') }));
