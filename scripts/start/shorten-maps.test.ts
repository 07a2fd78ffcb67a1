import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { shortenMaps } from './shorten-maps.mjs';

it('takes the sources out of plain and of sectioned maps, and leaves everything else', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'maps-'));
  const chunks = path.join(root, '.next/server/chunks');
  mkdirSync(chunks, { recursive: true });
  const map = { version: 3, sources: ['a.ts'], names: ['f'], mappings: 'AAAA' };
  const whole = { ...map, sourcesContent: ['f()'] };
  const offset = { line: 1, column: 0 };
  writeFileSync(path.join(chunks, 'plain.js.map'), JSON.stringify(whole));
  writeFileSync(
    path.join(chunks, 'sections.js.map'),
    JSON.stringify({ version: 3, sections: [{ offset, map: whole }] }),
  );
  writeFileSync(path.join(chunks, 'plain.js'), 'f()');
  shortenMaps(root);
  const read = (name: string) => readFileSync(path.join(chunks, name), 'utf8');
  expect(JSON.parse(read('plain.js.map'))).toEqual(map);
  expect(JSON.parse(read('sections.js.map'))).toEqual({ version: 3, sections: [{ offset, map }] });
  expect(read('plain.js')).toBe('f()');
});
