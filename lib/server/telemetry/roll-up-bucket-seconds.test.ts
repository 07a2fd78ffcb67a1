import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketSecondsFor, MOST_BUCKETS } from './roll-up-bucket-seconds';

const HOUR = 3600;

describe('the length of a bucket', () => {
  it.each([
    [60, 5],
    [15 * 60, 30],
    [HOUR, 120],
    [6 * HOUR, 600],
    [24 * HOUR, 1800],
    [90 * 24 * HOUR, 2 * 24 * HOUR],
    [400 * 24 * HOUR, 7 * 24 * HOUR],
  ])('for a window of %i s is %i s', (window, bucket) => {
    expect(bucketSecondsFor(window)).toBe(bucket);
  });

  it('never cuts a window into more than 60, wherever it begins', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 * 24 * HOUR }), fc.nat(), (window, start) => {
        const length = bucketSecondsFor(window);
        const buckets = Math.floor((start + window - 1) / length) - Math.floor(start / length) + 1;
        return buckets <= MOST_BUCKETS;
      }),
    );
  });
});
