import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeTicks } from './time-ticks';

const at = (text: string) => Date.parse(`2026-11-23T${text}Z`);
const HOUR = 3_600_000;

describe('timeTicks', () => {
  it.each([
    ['an hour by quarters', '09:07', '10:07', 0, ['09:15', '09:30', '09:45', '10:00']],
    ['six hours by two', '03:30', '09:30', 0, ['04:00', '06:00', '08:00']],
    ['both ends may be ticks', '09:00', '09:03', 0, ['09:00', '09:01', '09:02', '09:03']],
    ['round on a clock half an hour ahead', '03:10', '09:10', 5.5 * HOUR, ['04:30', '06:30', '08:30']],
  ])('%s', (_name, from, to, offset, expected) => {
    expect(timeTicks(at(from), at(to), offset)).toEqual(expected.map(at));
  });

  it('has none in an empty or reversed window', () => {
    expect(timeTicks(5, 5, 0)).toEqual([]);
    expect(timeTicks(6, 5, 0)).toEqual([]);
  });

  it('answers at most four, ascending, inside, for any length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2e12 }), fc.integer({ min: 1, max: 1e12 }), (from, length) => {
        const ticks = timeTicks(from, from + length, 0);
        expect(ticks.length).toBeLessThanOrEqual(4);
        for (const tick of ticks) expect(tick >= from && tick <= from + length).toBe(true);
        expect([...ticks].sort((a, b) => a - b)).toEqual(ticks);
      }),
    );
  });
});
