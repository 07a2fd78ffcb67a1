// A fingerprint of files, to know whether a step must be done again.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const isSource = (name) => !/\.test\.tsx?$/.test(name);

function filesUnder(place) {
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [place];
  return readdirSync(place, { withFileTypes: true })
    .filter((e) => isSource(e.name) && e.name !== 'generated')
    .flatMap((e) => filesUnder(path.join(place, e.name)));
}

/** Changes with the name or content of any file at or under `places`, and with any of `words`. */
export function fingerprint(root, places, words = []) {
  const hash = createHash('sha256');
  for (const file of places.flatMap((p) => filesUnder(path.join(root, p))).sort())
    hash
      .update(`${path.relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  return hash.update(JSON.stringify(words)).digest('hex');
}

export function readMark(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

export function writeMark(file, mark) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, mark);
}
