import { describe, expect, it } from 'vitest';
import { collapse, directEdges, edgesAgainstLayers, folderOf } from './folders.mjs';

const module = (source: string, ...resolved: string[]) => ({
  source,
  dependencies: resolved.map((one) => ({ resolved: one })),
});

const layered = [
  module('app/page.tsx', 'lib/server/services/release/advance.ts', 'lib/core/release/stage.ts'),
  module('lib/server/services/release/advance.ts', 'lib/server/db/rows.ts', 'lib/core/release/stage.ts'),
  module('lib/server/db/rows.ts', 'lib/core/release/stage.ts'),
  module('lib/core/release/stage.ts'),
];
const upward = [
  ...layered,
  module('lib/server/services/release/hold.ts', 'lib/server/db/rows.ts'),
  module('lib/server/db/write.ts', 'lib/server/services/release/advance.ts'),
];

describe('the folders of the architecture', () => {
  it('counts a module to its layer, and tests and tools to none', () => {
    expect(folderOf('lib/core/release/stage.ts')).toBe('lib/core');
    expect(folderOf('lib/server/db/rows.ts')).toBe('lib/server/db/');
    expect(folderOf('lib/server/main.ts')).toBe('lib/server/main.ts');
    expect(folderOf('lib/core/release/stage.test.ts')).toBeNull();
    expect(folderOf('scripts/start.mjs')).toBeNull();
  });

  it('finds no import against the layers where there is none', () => {
    expect(edgesAgainstLayers(collapse(layered).edges)).toEqual([]);
  });

  it('finds the one import that makes a circle of folders', () => {
    const found = edgesAgainstLayers(collapse(upward).edges);
    expect(found.map((edge) => edge.imports)).toEqual([
      ['lib/server/db/write.ts → lib/server/services/release/advance.ts'],
    ]);
  });

  it('keeps the arrows that no longer way stands in for', () => {
    const { edges } = collapse(layered);
    expect(directEdges(edges).map(({ from, to }) => `${from} → ${to}`)).toEqual([
      'app → lib/server/services/',
      'lib/server/services/ → lib/server/db/',
      'lib/server/db/ → lib/core',
    ]);
  });
});
