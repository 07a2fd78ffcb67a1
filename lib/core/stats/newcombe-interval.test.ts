import { expect, it } from 'vitest';
import { newcombeInterval } from './newcombe-interval';

// Newcombe, Statistics in Medicine 17 (1998), table II, method 10.
it.each([
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [6, 7, 2, 7, 0.0582, 0.8062],
  [5, 56, 0, 29, -0.0381, 0.1926],
  [0, 10, 0, 20, -0.1611, 0.2775],
  [10, 10, 0, 20, 0.6791, 1],
  [10, 10, 0, 10, 0.6075, 1],
])('%i of %i against %i of %i: from %f to %f', (xa, na, xb, nb, low, high) => {
  const interval = newcombeInterval({ value: xa / na, n: na }, { value: xb / nb, n: nb });
  expect(interval.low).toBeCloseTo(low, 4);
  expect(interval.high).toBeCloseTo(high, 4);
});
