import { describe, expect, it } from 'vitest';
import { krippendorffAlpha } from './krippendorff-alpha';

/** One row a coder, one column an item; a dot is a missing value. */
function items(...coders: string[]): string[][] {
  const rows = coders.map((row) => row.split(' '));
  return (rows[0] ?? []).map((_, at) => rows.map((row) => row[at] ?? '.').filter((value) => value !== '.'));
}

describe('krippendorffAlpha', () => {
  it.each([
    {
      source: 'Krippendorff (2011), section A: binary, two observers, 10 items',
      data: items('0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0'),
      alpha: 0.095,
      pairable: 10,
    },
    {
      source: 'Krippendorff (2011), section B: nominal, two observers, 12 items',
      data: items('a a b b d c c c e d d a', 'b a b b b c c c e d d d'),
      alpha: 0.692,
      pairable: 12,
    },
    {
      source: 'Krippendorff (2011), section C: nominal, four observers, 12 items, missing values',
      data: items(
        '1 2 3 3 2 1 4 1 2 . . .',
        '1 2 3 3 2 2 4 1 2 5 . 3',
        '. 3 3 3 2 3 4 2 2 5 1 .',
        '1 2 3 3 2 4 4 1 2 5 1 .',
      ),
      alpha: 0.743,
      pairable: 11,
    },
    {
      source: 'en.wikipedia.org/wiki/Krippendorff%27s_alpha: nominal, three coders, 15 items, missing values',
      data: items(
        '. . . . . 3 4 1 2 1 1 3 3 . 3',
        '1 . 2 1 3 3 4 3 . . . . . . .',
        '. . 2 1 3 4 4 . 2 1 1 3 3 . 4',
      ),
      alpha: 0.691,
      pairable: 12,
    },
  ])('$source', ({ data, alpha, pairable }) => {
    const found = krippendorffAlpha(data);
    expect(found.alpha).toBeCloseTo(alpha, 3);
    expect(found.items).toBe(pairable);
  });

  it.each([
    ['nothing was judged', [], 0],
    ['nobody judged what another did', [['a'], ['b'], ['a']], 0],
    ['one item was judged twice', [['a', 'b'], ['a']], 1],
    [
      'nothing varies',
      [
        ['a', 'a'],
        ['a', 'a'],
      ],
      2,
    ],
  ] as const)('cannot be told when %s', (_, data, pairable) => {
    expect(krippendorffAlpha(data)).toEqual({ alpha: null, items: pairable });
  });
});
