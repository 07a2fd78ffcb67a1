// npm run boundaries: who imports whom, against the rules in .dependency-cruiser.mjs.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { rules } from '../.dependency-cruiser.mjs';
import { inspect, ROOT } from './boundaries/cruise.mjs';
import { collapse, edgesAgainstLayers } from './boundaries/folders.mjs';

const PLACES = ['app', 'components', 'lib', 'e2e', 'scripts', 'proxy.ts', 'instrumentation.ts'];
// Far fewer than there are: a cruiser that cannot read TypeScript finds next to none and no fault.
const LEAST_MODULES = 120;
const LEAST_IN = { 'app/': 5, 'components/': 10, 'lib/core/': 10, 'lib/schemas/': 5, 'lib/server/': 30 };

const { modules, violations } = await inspect(PLACES.filter((p) => existsSync(path.join(ROOT, p))));
const own = modules
  .map((m) => m.source)
  .filter((source) => /\.(tsx?|mjs)$/.test(source) && !source.includes('node_modules'));

const faults = [];
if (own.length < LEAST_MODULES)
  faults.push(`Only ${own.length} modules were read; at least ${LEAST_MODULES} are there.`);
for (const [folder, least] of Object.entries(LEAST_IN)) {
  const count = own.filter((source) => source.startsWith(folder)).length;
  if (count < least)
    faults.push(`Only ${count} modules of ${folder} were read; at least ${least} are there.`);
}
for (const { name, comment } of rules()) {
  const broken = violations.filter((v) => v.rule === name);
  if (broken.length === 0) continue;
  const lines = broken.map(
    (v) => `    ${v.from} → ${v.to}${v.via.length > 0 ? `  (${v.via.join(' → ')})` : ''}`,
  );
  faults.push(`${name}: ${comment}\n${[...new Set(lines)].join('\n')}`);
}
const against = edgesAgainstLayers(collapse(modules).edges);
if (against.length > 0) {
  const lines = against.flatMap(({ imports }) => imports.map((line) => `    ${line}`));
  faults.push(
    `no-cycles-of-folders: the folders are layers; without these imports they would be.\n${lines.join('\n')}`,
  );
}
if (faults.length > 0) {
  process.stderr.write(`${faults.join('\n')}\n`);
  process.exit(1);
}
process.stdout.write(`${own.length} modules, ${rules().length} rules, no violation.\n`);
