import { describe, expect, it } from 'vitest';
import { rateEstimate } from './rate-estimate';

const scores = (ones: number, n: number) => Array.from({ length: n }, (_, at) => (at < ones ? 1 : 0));

describe('rateEstimate', () => {
  // Newcombe (1998), Statistics in Medicine 17:857, table I, method 3; the last mirrors 0 of 20.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
    [20, 20, 0.8389, 1],
  ])('%i of %i lies in %f to %f', (ones, n, low, high) => {
    const found = rateEstimate(scores(ones, n));
    expect(found?.value).toBeCloseTo(ones / n, 10);
    expect(found?.low).toBeCloseTo(low, 4);
    expect(found?.high).toBeCloseTo(high, 4);
    expect(found?.items).toBe(n);
  });

  it('is nothing of nothing', () => {
    expect(rateEstimate([])).toBeNull();
  });
});
