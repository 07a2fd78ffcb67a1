// Node.js keeps the source map of every file of the build in memory, for stack traces. Those need names and positions; the
// sources themselves make up two thirds of a map.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Takes the sources out of the server's maps. */
export function shortenMaps(root) {
  const server = path.join(root, '.next/server');
  for (const name of readdirSync(server, { recursive: true })) {
    if (!name.endsWith('.map')) continue;
    const file = path.join(server, name);
    writeFileSync(file, JSON.stringify(withoutSources(JSON.parse(readFileSync(file, 'utf8')))));
  }
}

function withoutSources({ sourcesContent: _, sections, ...map }) {
  if (!sections) return map;
  return { ...map, sections: sections.map((section) => ({ ...section, map: withoutSources(section.map) })) };
}
