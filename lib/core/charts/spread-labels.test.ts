import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadLabels } from './spread-labels';

describe('spreadLabels', () => {
  it.each([
    ['leaves what is apart', [0.2, 0.8], [0.2, 0.8]],
    ['moves the higher one up', [0.5, 0.55], [0.5, 0.6]],
    ['keeps the order given', [0.55, 0.5], [0.6, 0.5]],
    ['moves down at the top', [1, 0.98], [1, 0.9]],
    ['parts equal ones', [0.3, 0.3, 0.3], [0.3, 0.4, 0.5]],
    ['nothing from nothing', [], []],
  ])('%s', (_name, positions, expected) => {
    const spread = spreadLabels(positions, 0.1);
    expect(spread).toHaveLength(expected.length);
    for (const [i, position] of expected.entries()) expect(spread[i]).toBeCloseTo(position, 9);
  });

  it('keeps neighbours apart and inside, in their order', () => {
    const position = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(position, { maxLength: 6 }), (positions) => {
        const spread = spreadLabels(positions, 0.15);
        const sorted = [...spread].sort((a, b) => a - b);
        sorted.forEach((y, i) => {
          expect(y).toBeGreaterThanOrEqual(-1e-9);
          expect(y).toBeLessThanOrEqual(1 + 1e-9);
          expect(y - (sorted[i - 1] ?? -1)).toBeGreaterThanOrEqual(0.15 - 1e-9);
        });
        for (const [i, a] of positions.entries()) {
          for (const [j, b] of positions.entries()) {
            if (a < b) expect(spread[i]).toBeLessThan(spread[j] ?? 0);
          }
        }
      }),
    );
  });
});
