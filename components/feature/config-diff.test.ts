import { describe, expect, it } from 'vitest';
import { configDiff, type DiffLine } from './config-diff';

const marks: Record<DiffLine['kind'], string> = { same: ' ', removed: '-', added: '+' };
const drawn = (before: unknown, after: unknown) =>
  configDiff(before, after).map(({ kind, text }) => `${marks[kind]}${text}`);

describe('configDiff', () => {
  it.each<[string, unknown, unknown, string[]]>([
    ['a changed value', { a: 1, b: 2 }, { a: 1, b: 3 }, [' {', '   "a": 1,', '-  "b": 2', '+  "b": 3', ' }']],
    [
      'the order of keys says nothing',
      { b: [{ d: 1, c: 2 }] },
      { b: [{ c: 2, d: 1 }] },
      [' {', '   "b": [', '     {', '       "c": 2,', '       "d": 1', '     }', '   ]', ' }'],
    ],
    ['a config that came', null, { a: 1 }, ['+{', '+  "a": 1', '+}']],
    ['a config that went', 'x', null, ['-"x"']],
    ['no config at all', null, null, []],
    ['a falsy config is a config', null, 0, ['+0']],
  ])('%s', (_name, before, after, lines) => {
    expect(drawn(before, after)).toEqual(lines);
  });
});
