import type { RandomStream } from '@/lib/core/random/random-stream';
import type { ArmSums } from '@/lib/core/stats/mantel-haenszel';

const BITS = 15;
const SIZE = 2 ** BITS;
const GRID = 100_000;

/**
 * A distribution as 32,768 equally likely values: its quantiles in the middle of each step. What is drawn is exactly this
 * law, so that its mean and deviation are known exactly, and a draw costs one look-up.
 */
export class Law {
  readonly mean: number;
  readonly variance: number;

  constructor(readonly values: Float64Array) {
    this.mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    this.variance = values.reduce((sum, value) => sum + (value - this.mean) ** 2, 0) / values.length;
  }

  get deviation(): number {
    return Math.sqrt(this.variance);
  }

  map(change: (value: number) => number): Law {
    return new Law(this.values.map(change));
  }

  quantile(fraction: number): number {
    return this.values[Math.floor(fraction * this.values.length)] ?? Number.NaN;
  }

  draw(random: RandomStream): number {
    return this.values[random.bits() >>> (32 - BITS)] ?? Number.NaN;
  }

  /** The sums of n draws, each multiplied by `factor` and then cut at `cap`. */
  sums(random: RandomStream, n: number, factor: number, cap: number): ArmSums {
    let sum = 0;
    let squares = 0;
    for (let k = 0; k < n; k += 1) {
      const value = Math.min(cap, factor * this.draw(random));
      sum += value;
      squares += value * value;
    }
    return { n, sum, squares };
  }
}

/** exp of a normal value with mean 0 and this deviation. */
export function lognormalLaw(sigma: number): Law {
  const density = (z: number) => Math.exp(-0.5 * z * z);
  return fromDensity(density, -8, 8, (z) => Math.exp(sigma * z));
}

/** Beta; substituted so that its density stays finite at 0. `b` must be at least 1. */
export function betaLaw(a: number, b: number): Law {
  return fromDensity(
    (u) => (1 - u ** (1 / a)) ** (b - 1),
    0,
    1,
    (u) => u ** (1 / a),
  );
}

/** The harm 1 - score of a score that is Beta with this mean and deviation. */
export function harmLaw(meanScore: number, deviation: number): Law {
  const size = (meanScore * (1 - meanScore)) / deviation ** 2 - 1;
  return betaLaw((1 - meanScore) * size, meanScore * size);
}

function fromDensity(
  density: (u: number) => number,
  low: number,
  high: number,
  value: (u: number) => number,
): Law {
  const step = (high - low) / GRID;
  const below = new Float64Array(GRID + 1);
  let before = density(low);
  for (let k = 1; k <= GRID; k += 1) {
    const here = density(low + k * step);
    below[k] = (below[k - 1] ?? 0) + 0.5 * (before + here);
    before = here;
  }
  const total = below[GRID] ?? 0;
  let k = 0;
  return new Law(
    Float64Array.from({ length: SIZE }, (_, place) => {
      const wanted = ((place + 0.5) / SIZE) * total;
      while ((below[k + 1] ?? total) < wanted) k += 1;
      const [from = 0, to = 0] = [below[k], below[k + 1]];
      return value(low + (k + (wanted - from) / (to - from)) * step);
    }),
  );
}
