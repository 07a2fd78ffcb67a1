import { expect, test } from 'vitest';
import { distanceOf, isNear } from './distance';

test.each([
  ['none yet', null, 0, false],
  ['evidence against it', -3, 0, false],
  ['half of its digits', 2.5, 0.5, false],
  ['seven tenths', 3.5, 0.7, true],
  ['more than asked', 9, 1, true],
])('%s', (_, logE, distance, near) => {
  expect(distanceOf({ logE, threshold: 5 })).toBe(distance);
  expect(isNear({ logE, threshold: 5 })).toBe(near);
});
