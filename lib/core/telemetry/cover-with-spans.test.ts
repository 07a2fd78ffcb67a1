import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverWithSpans, type Span } from './cover-with-spans';

const S = 1_000;
const all = (settledSeconds: number, kept = 0): Span[] =>
  [5, 60, 1800].map((spanSeconds) => ({
    spanSeconds,
    settledMs: Math.floor(settledSeconds / spanSeconds) * spanSeconds * S,
    keptFromMs: spanSeconds === 5 ? kept * S : 0,
  }));
const told = (spans: readonly Span[], from: number, to: number, every: number) =>
  coverWithSpans(spans, from * S, to * S, every * S).map((s) => [s.spanSeconds, s.fromMs / S, s.toMs / S]);

describe('covering a stretch of time', () => {
  it.each([
    [
      'takes long rows inside, short ones at the ends',
      all(7210),
      [55, 7205, 1800],
      [
        [5, 55, 60],
        [60, 60, 1800],
        [1800, 1800, 7200],
        [5, 7200, 7205],
      ],
    ],
    ['keeps to rows that divide what is asked for', all(7200), [0, 120, 60], [[60, 0, 120]]],
    ['takes the shortest for 30 s', all(7200), [0, 120, 30], [[5, 0, 120]]],
    ['leaves out what is not settled', all(30), [0, 60, 5], [[5, 0, 30]]],
    [
      'reads the minute that holds what blocks no longer do',
      all(7200, 3600),
      [65, 3600, 5],
      [[60, 60, 3600]],
    ],
    ['has nothing to say of an empty stretch', all(7200), [60, 60, 5], []],
  ])('%s', (_, spans, [from, to, every], expected) => {
    expect(told(spans, from ?? 0, to ?? 0, every ?? 0)).toEqual(expected);
  });

  it('covers every settled block exactly once, whatever is asked for', () => {
    const blocks = fc.integer({ min: 0, max: 3000 });
    fc.assert(
      fc.property(
        blocks,
        blocks,
        blocks,
        fc.constantFrom(5, 10, 60, 120, 1800, 3600),
        (a, b, settled, every) => {
          const [from, to] = [Math.min(a, b) * 5, Math.max(a, b) * 5];
          const stretches = told(all(settled * 5), from, to, every);
          let at = from;
          for (const [span = 1, start = 0, end = 0] of stretches) {
            if (start !== at || start % span !== 0 || end % span !== 0 || every % span !== 0) return false;
            at = end;
          }
          return at === Math.max(from, Math.min(to, settled * 5));
        },
      ),
    );
  });
});
