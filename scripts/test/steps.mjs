// What npm test does, in order. `needs` names steps without which a step makes no sense.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureBuilt, ensureClient, isBuilt } from '../start/build.mjs';
import { dataFolder } from '../start/configuration.mjs';
import { ensureInstalled } from '../start/install.mjs';
import { runningInstance } from '../start/instance.mjs';
import { check, suite } from './command-step.mjs';
import { ensureServers } from './servers.mjs';

const bin = (file) => path.join('node_modules', file);
const COUNTS = 'node_modules/.cache/sluice/counts';
const TOLD = { passed: 0, failed: 0, skipped: 0 };
const PACKAGES = 'packages';
const CLIENT = 'database client';
const BROWSER = 'browser';
const BUILD = 'build';

const told = (changed, did) => ({ ...TOLD, words: changed ? did : 'there' });

export const preparations = [
  { name: PACKAGES, inVerify: true, run: async (root) => told(await ensureInstalled(root), 'installed') },
  { name: CLIENT, inVerify: true, needs: [PACKAGES], run: (root) => told(ensureClient(root), 'generated') },
  {
    name: BROWSER,
    needs: [PACKAGES],
    async run(root) {
      const { ensureBrowser } = await import('./browser.mjs');
      return told(await ensureBrowser(root), 'installed');
    },
  },
  {
    name: 'servers for the tests',
    run: async (root) => ({ ...TOLD, words: await ensureServers(root) }),
  },
];

export const checks = [
  {
    name: 'format and lint',
    inVerify: true,
    needs: [PACKAGES],
    run: check([
      bin('@biomejs/biome/bin/biome'),
      'check',
      '--error-on-warnings',
      '--max-diagnostics=50',
      '.',
    ]),
  },
  {
    name: 'typecheck',
    inVerify: true,
    needs: [PACKAGES, CLIENT],
    run: check(['scripts/typecheck.mjs']),
  },
  {
    name: 'boundaries',
    inVerify: true,
    needs: [PACKAGES, CLIENT],
    run: check(['scripts/boundaries.mjs']),
  },
  {
    name: 'boundaries can fail',
    inVerify: true,
    needs: [PACKAGES],
    run: check(['scripts/boundaries/prove.mjs']),
  },
  {
    name: 'migrations make the schema',
    needs: [PACKAGES],
    run: check(['scripts/migrate.mjs', 'drift']),
  },
];

function vitest(project) {
  const outputFile = path.resolve(COUNTS, `${project}.json`);
  return suite({
    args: [
      bin('vitest/vitest.mjs'),
      ...[
        'run',
        '--project',
        project,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${outputFile}`,
      ],
    ],
    clear: () => rmSync(outputFile, { force: true }),
    readCounts() {
      const report = JSON.parse(readFileSync(outputFile, 'utf8'));
      const unloaded = report.testResults.filter(
        (f) => f.status === 'failed' && f.assertionResults.length === 0,
      );
      return {
        passed: report.numPassedTests,
        failed: report.numFailedTests + unloaded.length,
        skipped: report.numPendingTests + report.numTodoTests,
      };
    },
  });
}

function playwright() {
  const outputFile = path.resolve(COUNTS, 'browser.json');
  return suite({
    args: [bin('@playwright/test/cli.js'), 'test', '--reporter=list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: outputFile },
    clear() {
      mkdirSync(path.dirname(outputFile), { recursive: true });
      rmSync(outputFile, { force: true });
    },
    readCounts() {
      const { stats, errors } = JSON.parse(readFileSync(outputFile, 'utf8'));
      return {
        passed: stats.expected,
        failed: stats.unexpected + stats.flaky + errors.length,
        skipped: stats.skipped,
      };
    },
  });
}

export const suites = [
  { name: 'unit tests', inVerify: true, needs: [PACKAGES, CLIENT], run: vitest('unit') },
  { name: 'database tests', needs: [PACKAGES, CLIENT], run: vitest('db') },
  {
    name: BUILD,
    needs: [PACKAGES, CLIENT],
    async run(root) {
      const serving = isBuilt(root) ? null : runningInstance(dataFolder(root));
      if (serving)
        throw new Error(
          `Sluice serves an older build from this folder (process ${serving.starter.pid}): stop it first.`,
        );
      const built = await ensureBuilt(root);
      return { passed: 1, failed: 0, skipped: 0, words: built ? '' : 'unchanged' };
    },
  },
  { name: 'browser tests', needs: [PACKAGES, CLIENT, BROWSER, BUILD], run: playwright() },
];
