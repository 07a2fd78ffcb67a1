import { murmur3 } from '../routing/murmur3';

/**
 * Where a bucketing unit lies in [0, 1): the same salt and unit always lie at the same place. The salt belongs to the
 * feature, so a new release moves nobody. Documented with vectors in docs/bucketing.md. Total, never throws.
 */
export function bucketOf(salt: string, unit: string): number {
  return murmur3(`${salt}:${unit}`) / 2 ** 32;
}
