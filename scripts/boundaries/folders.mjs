// The import graph, collapsed to the folders the architecture speaks of.
const IGNORED = /\.test\.tsx?$|^lib\/testing\/|^lib\/server\/db\/generated\/|node_modules/;
const BASE_FILES = /^lib\/server\/(env|log)\.ts$/;

/** The folder a module counts to, or null when it is none of the product. */
export function folderOf(source) {
  if (IGNORED.test(source)) return null;
  if (BASE_FILES.test(source)) return 'lib/server/env, log';
  const [first, second, third, fourth] = source.split('/');
  if (first === 'app' || first === 'components') return first;
  if (source === 'proxy.ts' || source === 'instrumentation.ts') return source;
  if (first !== 'lib' || third === undefined) return null;
  if (second !== 'server') return `lib/${second}`;
  return fourth === undefined ? `lib/server/${third}` : `lib/server/${third}/`;
}

/**
 * @param {{ source: string, dependencies: { resolved: string }[] }[]} modules
 * @returns {{ sizes: Map<string, number>, edges: Map<string, Map<string, string[]>> }} with the imports behind each edge
 */
export function collapse(modules) {
  const sizes = new Map();
  const edges = new Map();
  for (const { source, dependencies } of modules) {
    const from = folderOf(source);
    if (from === null) continue;
    sizes.set(from, (sizes.get(from) ?? 0) + 1);
    if (!edges.has(from)) edges.set(from, new Map());
    for (const { resolved } of dependencies) {
      const to = folderOf(resolved);
      if (to === null || to === from) continue;
      const imports = edges.get(from).get(to) ?? [];
      edges.get(from).set(to, [...imports, `${source} → ${resolved}`]);
    }
  }
  return { sizes, edges };
}

function reaches(edges, start, goal, without) {
  const seen = new Set();
  const queue = [...(edges.get(start)?.keys() ?? [])].filter((to) => to !== without);
  while (queue.length > 0) {
    const at = queue.pop();
    if (at === goal) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    queue.push(...(edges.get(at)?.keys() ?? []));
  }
  return false;
}

/**
 * The fewest imports that would have to go for the folders to be layers: of each cycle the edge with the fewest
 * imports, one after the other until there is none. Empty when there is no cycle.
 * @param {Map<string, Map<string, string[]>>} edges
 * @returns {{ from: string, to: string, imports: string[] }[]}
 */
export function edgesAgainstLayers(edges) {
  const rest = new Map([...edges].map(([from, targets]) => [from, new Map(targets)]));
  const found = [];
  for (;;) {
    const cyclic = [...rest].flatMap(([from, targets]) =>
      [...targets].filter(([to]) => reaches(rest, to, from)).map(([to, imports]) => ({ from, to, imports })),
    );
    if (cyclic.length === 0) return found;
    cyclic.sort((a, b) => a.imports.length - b.imports.length);
    found.push(cyclic[0]);
    rest.get(cyclic[0].from).delete(cyclic[0].to);
  }
}

/**
 * The edges that no longer way through other folders stands in for.
 * @param {Map<string, Map<string, string[]>>} edges
 * @returns {{ from: string, to: string }[]}
 */
export function directEdges(edges) {
  const kept = [];
  for (const [from, targets] of edges)
    for (const to of targets.keys()) if (!reaches(edges, from, to, to)) kept.push({ from, to });
  return kept;
}
