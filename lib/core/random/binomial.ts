import type { RandomStream } from './random-stream';

// Above this mean the chance of 0, where the search begins, leaves too few digits.
const LARGEST_MEAN = 100;

/** How many of n independent requests, each with chance p: by inversion, exact but for the 32 bits of the draw. */
export function binomial(random: RandomStream, n: number, p: number): number {
  if (n <= 0 || p <= 0) return 0;
  if (p >= 1) return n;
  if (p > 0.5) return n - binomial(random, n, 1 - p);
  if (n * p > LARGEST_MEAN) {
    const half = Math.floor(n / 2);
    return binomial(random, half, p) + binomial(random, n - half, p);
  }
  let rest = random.unit();
  let chance = Math.exp(n * Math.log1p(-p));
  const odds = p / (1 - p);
  let x = 0;
  while (rest > chance && x < n) {
    rest -= chance;
    x += 1;
    chance *= (odds * (n - x + 1)) / x;
  }
  return x;
}
