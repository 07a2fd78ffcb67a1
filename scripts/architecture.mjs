// npm run architecture: draws docs/architecture.svg from the imports as they are, collapsed to folders.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { instance } from '@viz-js/viz';
import { inspect, ROOT } from './boundaries/cruise.mjs';
import { collapse, directEdges, edgesAgainstLayers } from './boundaries/folders.mjs';

const PLACES = ['app', 'components', 'lib', 'proxy.ts', 'instrumentation.ts'];
const FILE = 'docs/architecture.svg';
// Fill by who runs it: the browser and the server, the server alone, both and pure.
const FILLS = [
  [/^(app|proxy\.ts|instrumentation\.ts)/, '#e8eefc'],
  [/^(components|lib\/client)/, '#e9f5ee'],
  [/^lib\/server/, '#f6f1e7'],
  [/^lib\/(schemas|core)/, '#f1ecf8'],
];

const { modules } = await inspect(PLACES.filter((place) => existsSync(path.join(ROOT, place))));
const { sizes, edges } = collapse(modules);
const against = edgesAgainstLayers(edges);
for (const { from, to } of against) edges.get(from).delete(to);

const quote = (text) => JSON.stringify(text);
const fill = (name) => FILLS.find(([pattern]) => pattern.test(name))?.[1] ?? '#ffffff';
const nodes = [...sizes].sort().map(([name, count]) => {
  const words = `${name}\n${count} ${count === 1 ? 'module' : 'modules'}`;
  return `${quote(name)} [label=${quote(words)} fillcolor="${fill(name)}"]`;
});
const lines = [
  ...directEdges(edges).map(({ from, to }) => `${quote(from)} -> ${quote(to)}`),
  ...against.map(
    ({ from, to }) => `${quote(from)} -> ${quote(to)} [color="#c0392b" penwidth=1.6 constraint=false]`,
  ),
];
const caption =
  'Who imports whom. An arrow reads: imports; where a longer way is drawn, the short cut is left out.\\n' +
  'Drawn from the code by npm run architecture.';
const dot = `digraph sluice {
  graph [rankdir=TB nodesep=0.3 ranksep=0.55 bgcolor="#ffffff" pad=0.3 fontname="Helvetica,Arial,sans-serif"
         fontsize=10 fontcolor="#555555" label="${caption}" labelloc=b]
  node [shape=box style="rounded,filled" color="#9a9a9a" fontname="Helvetica,Arial,sans-serif" fontsize=11 margin="0.16,0.08"]
  edge [color="#777777" arrowsize=0.7]
  ${[...nodes, ...lines].join('\n  ')}
  { rank=min; "app" }
  { rank=max; "lib/core" }
}`;

const viz = await instance();
const svg = viz.renderString(dot, { format: 'svg' });
mkdirSync(path.join(ROOT, 'docs'), { recursive: true });
writeFileSync(path.join(ROOT, FILE), svg.slice(svg.indexOf('<svg')));
process.stdout.write(`${FILE}: ${sizes.size} folders, ${lines.length} arrows.\n`);
