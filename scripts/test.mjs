#!/usr/bin/env node
// npm test: every check and every test, from a fresh clone on. `--verify` leaves out what needs a database or a browser.
// The last line is always `N passed, N failed` (and `, N skipped` when there are any).
import { fileURLToPath } from 'node:url';
import { runAll } from './test/run-all.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
process.chdir(ROOT);
process.exitCode = await runAll(ROOT, { only: process.argv.includes('--verify') ? 'verify' : 'everything' });
