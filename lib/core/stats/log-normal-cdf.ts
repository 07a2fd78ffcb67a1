import { scaledErfc } from './scaled-erfc';

/** ln of the chance that a standard normal value is below z; exact far into the tail, where the chance is 0 in doubles. */
export function logNormalCdf(z: number): number {
  const u = Math.abs(z) / Math.SQRT2;
  const half = 0.5 * scaledErfc(u);
  return z < 0 ? Math.log(half) - u * u : Math.log1p(-half * Math.exp(-u * u));
}
