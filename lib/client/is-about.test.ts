import { describe, expect, it } from 'vitest';
import { isAbout } from './is-about';

describe('isAbout', () => {
  it.each([
    ['release:r1', ['release:r1'], true],
    ['release:r2', ['release:r1'], false],
    ['release:r1', ['release:r1', 'feature:f1'], true],
    ['release:r2', ['release:*'], true],
    ['feature:f1', ['release:*'], false],
    ['releases:x', ['release:*'], false],
    ['resync', ['release:r1'], true],
    ['release:r1', [], false],
  ])('%s for %j: %s', (message, topics, expected) => {
    expect(isAbout(message, topics)).toBe(expected);
  });
});
