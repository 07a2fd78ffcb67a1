import { describe, expect, it } from 'vitest';
import { cases } from '../routing/bucketing.cases.json';
import { murmur3 } from '../routing/murmur3';
import { bucketOf } from './bucket';

describe('bucketOf', () => {
  // The cases were computed by another implementation, in another language, that passes SMHasher's verification.
  it.each(cases)('places "$name" as documented', ({ salt, unit, hash, bucket }) => {
    expect(murmur3(`${salt}:${unit}`)).toBe(hash);
    expect(bucketOf(salt, unit)).toBe(bucket);
  });
});
