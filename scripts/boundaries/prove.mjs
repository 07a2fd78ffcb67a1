// Shows that the checks can fail: every import rule on a deliberate violation, every ban in lib/core on a line that
// breaks it. A check that finds nothing anywhere would pass in silence.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { rules } from '../../.dependency-cruiser.mjs';
import { FIXTURE, inspect, ROOT } from './cruise.mjs';

const EXPECTED = [
  'browser-never-reaches-server components/reaches-through-a-chain.ts',
  'browser-never-reaches-server lib/client/chain.ts',
  'core-is-pure lib/core/release/reads-file.ts',
  'no-cycles lib/core/release/cycle-one.ts',
  'no-deep-service-internals lib/server/services/feature/takes-internals.ts',
  'no-orphans lib/core/release/forgotten.ts',
  'nothing-imports-app lib/server/services/feature/takes-page.ts',
  'pages-do-not-touch-db app/touches-db.ts',
  'prisma-stays-in-db lib/server/services/feature/takes-client.ts',
  'schemas-know-only-core lib/schemas/knows-server.ts',
  'sign-in-touches-auth-only app/api/auth/touches-db.ts',
  'stats-stand-alone lib/core/stats/knows-releases.ts',
  'tests-only-from-tests lib/server/services/feature/takes-testing.ts',
];

const IMPURE = [
  'Date.now()',
  'new Date()',
  '[1].map(Math.random)',
  'process.env.HOME',
  'performance.now()',
  'crypto.randomUUID()',
  "fetch('/')",
];
const PURE = ['new Date(0).toISOString()', 'Math.max(1, 2)'];

const faults = [];

const { violations } = await inspect([FIXTURE.slice(0, -1)], FIXTURE);
const found = new Set(violations.map((v) => `${v.rule} ${v.from.slice(FIXTURE.length)}`));
for (const line of EXPECTED) if (!found.has(line)) faults.push(`not reported: ${line}`);
for (const line of found) if (!EXPECTED.includes(line)) faults.push(`reported, though allowed: ${line}`);
for (const { name } of rules())
  if (!EXPECTED.some((line) => line.startsWith(`${name} `)))
    faults.push(`no violation is kept for the rule ${name}`);

/** The lines that the linter refuses in lib/core: each in a file of its own, under a copy of the configuration. */
function refusedInCore(lines) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sluice-lint-'));
  try {
    for (const part of ['biome.json', '.gitignore', 'scripts/lint'])
      cpSync(path.join(ROOT, part), path.join(folder, part), { recursive: true });
    mkdirSync(path.join(folder, 'lib/core'), { recursive: true });
    const file = (n) => `lib/core/line-${n}.ts`;
    for (const [n, line] of lines.entries())
      writeFileSync(path.join(folder, file(n)), `export const line = ${line};\n`);
    const biome = path.join(ROOT, 'node_modules/@biomejs/biome/bin/biome');
    const args = [
      biome,
      'lint',
      '--error-on-warnings',
      '--reporter=json',
      '--max-diagnostics=none',
      'lib/core',
    ];
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
    if (!stdout.startsWith('{')) throw new Error(`biome gave no report: ${stderr}`);
    const named = JSON.parse(stdout).diagnostics.map((d) => d.location.path);
    return lines.filter((_, n) => named.some((name) => JSON.stringify(name).includes(file(n))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
const refused = refusedInCore([...IMPURE, ...PURE]);
for (const line of IMPURE) if (!refused.includes(line)) faults.push(`the linter lets into lib/core: ${line}`);
for (const line of PURE) if (refused.includes(line)) faults.push(`the linter refuses in lib/core: ${line}`);

if (faults.length > 0) {
  process.stderr.write(`${faults.join('\n')}\n`);
  process.exit(1);
}
process.stdout.write(`${EXPECTED.length} violations and ${IMPURE.length} impure lines, each reported.\n`);
