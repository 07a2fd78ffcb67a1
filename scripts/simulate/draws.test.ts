import { describe, expect, it } from 'vitest';
import { binomial } from '@/lib/core/random/binomial';
import { RandomStream } from '@/lib/core/random/random-stream';
import { betaLaw, harmLaw, lognormalLaw } from './law';
import { readOptions } from './options';

describe('binomial', () => {
  it.each([
    [2, 0.01],
    [200, 0.03],
    [200, 0.5],
    [100, 0.93],
    [1_000, 0.4],
  ])('of %d with chance %d has its mean and spread', (n, p) => {
    const random = new RandomStream(1, n, 2);
    const draws = 40_000;
    let sum = 0;
    let squares = 0;
    for (let k = 0; k < draws; k += 1) {
      const x = binomial(random, n, p);
      sum += x;
      squares += x * x;
    }
    const spread = n * p * (1 - p);
    expect(Math.abs(sum / draws - n * p)).toBeLessThan(4 * Math.sqrt(spread / draws));
    expect((squares - (sum * sum) / draws) / draws / spread).toBeCloseTo(1, 1);
  });

  it('of 5 with chance 0.3 has every outcome as often as it should', () => {
    const random = new RandomStream(5, 6, 7);
    const seen = [0, 0, 0, 0, 0, 0];
    for (let k = 0; k < 60_000; k += 1) {
      const x = binomial(random, 5, 0.3);
      seen[x] = (seen[x] ?? 0) + 1;
    }
    const expected = [0.16807, 0.36015, 0.3087, 0.1323, 0.02835, 0.00243].map((chance) => chance * 60_000);
    const chiSquare = expected.reduce((sum, of, x) => sum + ((seen[x] ?? 0) - of) ** 2 / of, 0);
    // 99.9 % of chi-square with 5 degrees of freedom.
    expect(chiSquare).toBeLessThan(20.5);
  });

  it.each([
    [0, 0.5, 0],
    [9, 0, 0],
    [9, 1, 9],
  ])('of %d with chance %d is %d', (n, p, x) => expect(binomial(new RandomStream(1, 1, 1), n, p)).toBe(x));
});

describe('laws', () => {
  it('have the moments of what they stand for', () => {
    const cost = lognormalLaw(1);
    expect(cost.mean / Math.exp(0.5)).toBeCloseTo(1, 2);
    expect(cost.quantile(0.5)).toBeCloseTo(1, 3);
    expect(cost.quantile(0.99) / Math.exp(2.3263)).toBeCloseTo(1, 2);
    const harm = harmLaw(0.9, 0.15);
    expect(harm.mean).toBeCloseTo(0.1, 4);
    expect(harm.deviation).toBeCloseTo(0.15, 3);
    const sessions = betaLaw(0.9, 8.1);
    expect(sessions.mean).toBeCloseTo(0.1, 4);
    // Intraclass correlation 0.1.
    expect(sessions.variance / 0.09).toBeCloseTo(0.1, 3);
  });

  it('cut sums where they are told to', () => {
    const { n, sum, squares } = lognormalLaw(1).sums(new RandomStream(1, 2, 3), 10_000, 1, 0.01);
    expect(n).toBe(10_000);
    expect(sum).toBeCloseTo(100, 0);
    expect(squares).toBeCloseTo(1, 1);
  });
});

describe('options', () => {
  it('are everything, a thousand times, when none is given', () => {
    const only = ['aa', 'delay', 'gate', 'cluster', 'srm'];
    expect(readOptions([])).toEqual({ only, runs: 1000, seed: 1, processes: 2 });
    expect(readOptions(['--only', 'srm', '--runs', '5', '--seed', '0', '--processes', '1'])).toEqual({
      only: ['srm'],
      runs: 5,
      seed: 0,
      processes: 1,
    });
  });

  it.each([
    [['--only', 'ab'], '--only'],
    [['--runs', '0'], '--runs'],
    [['--runs', ''], '--runs'],
    [['--seed', '1.5'], '--seed'],
    [['--processes', 'two'], '--processes'],
    [['--fast'], '--fast'],
  ])('%j are refused by name', (args, name) => expect(() => readOptions(args)).toThrow(name));
});
