import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absBlockFault, absLogE, newAbs, stepAbs } from './abs';
import {
  type ArmSums,
  estimateMean,
  type MeanBlock,
  meanBlockFault,
  newMean,
  stepMean,
} from './mantel-haenszel';
import { meanLogE } from './mean';
import { HARM, SAFE } from './odds-grid';
import { newPair, type PairBlock, pairBlockFault, pairLogE, stepPair } from './pair';
import { qualityLogE } from './quality';
import { changeShares, newSrm, srmStateLogE, stepSrm } from './sample-ratio-state';
import type { Step } from './step';
import { GATE_THRESHOLD } from './thresholds';

const PAIR = { grid: HARM, pRef: 0.03, r: 1.2, phi: 1.3 };
const MEAN = {
  referenceMean: 0.2,
  direction: 'harm',
  r: 1.05,
  margin: 0,
  tau: 0.05,
  phi: 1,
  least: 30,
} as const;

const counts = fc
  .tuple(fc.integer({ min: 0, max: 300 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([n, part]) => ({ n, x: Math.floor(n * part) }));
const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });
const sums = (list: readonly number[]): ArmSums => ({
  n: list.length,
  sum: list.reduce((total, value) => total + value, 0),
  squares: list.reduce((total, value) => total + value * value, 0),
});

const pairBlocks = fc
  .array(fc.tuple(counts, counts), { maxLength: 15 })
  .map((list) => list.map(([c, b], id) => ({ id: id * 3, nc: c.n, xc: c.x, nb: b.n, xb: b.x })));
const meanBlocks = fc
  .array(fc.tuple(values, values), { maxLength: 15 })
  .map((list) => list.map(([c, b], id) => ({ id, candidate: sums(c), baseline: sums(b) })));
const srmBlocks = fc
  .array(fc.tuple(fc.nat(500), fc.nat(500)), { maxLength: 15 })
  .map((list) => list.map((both, id) => ({ id, counts: both })));

/** One kind of state, so that what all of them promise is asked of each. */
function promises<State, Block extends { id: number }>(
  name: string,
  blocks: fc.Arbitrary<Block[]>,
  begin: () => State,
  step: (state: State, block: Block) => Step,
): void {
  const stateOf = (list: readonly Block[]) => {
    const state = begin();
    for (const block of list) step(state, block);
    return state;
  };
  describe(`the state of ${name}`, () => {
    it('is the same to the bit after a replay, and after a stay in JSON between any two blocks', () => {
      fc.assert(
        fc.property(blocks, (list) => {
          let kept = begin();
          for (const block of list) {
            kept = JSON.parse(JSON.stringify(kept)) as State;
            expect(step(kept, block)).toBe('taken');
          }
          expect(JSON.parse(JSON.stringify(kept))).toStrictEqual(JSON.parse(JSON.stringify(stateOf(list))));
          expect(JSON.stringify(kept)).not.toContain('null');
        }),
      );
    });

    it('does not change by blocks that it has, in whatever order they come again', () => {
      const shuffled = blocks.chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list])),
      );
      fc.assert(
        fc.property(shuffled, ([list, again]) => {
          const state = stateOf(list);
          const before = JSON.stringify(state);
          for (const block of again) expect(step(state, block)).toBe('repeated');
          expect(JSON.stringify(state)).toBe(before);
        }),
      );
    });
  });
}

promises(
  'PAIR',
  pairBlocks,
  () => newPair(HARM),
  (state, block: PairBlock) => stepPair(state, block, PAIR),
);
promises('ABS', pairBlocks, newAbs, (state, { id, nc, xc }) => stepAbs(state, { id, n: nc, x: xc }));
promises('MEAN', meanBlocks, newMean, (state, block: MeanBlock) => stepMean(state, block, 0.2));
promises('SRM', srmBlocks, () => newSrm(2), stepSrm);

describe('a block that cannot be', () => {
  const good: PairBlock = { id: 7, nc: 40, xc: 6, nb: 60, xb: 2 };
  const bad = [
    ...[Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -1].flatMap((value) =>
      (['nc', 'xc', 'nb', 'xb'] as const).map((field) => ({ ...good, [field]: value })),
    ),
    { ...good, xc: 41 },
    { ...good, xb: 60.001 },
    { ...good, id: -1 },
    { ...good, id: 1.5 },
    { ...good, id: Number.NaN },
  ];

  it.each(bad)('is refused by PAIR and ABS, which stay as they were: %j', (block) => {
    const state = newPair(HARM);
    expect(stepPair(state, { ...good, id: 3 }, PAIR)).toBe('taken');
    const before = JSON.stringify(state);
    expect(stepPair(state, block, PAIR)).toBe('rejected');
    expect(pairBlockFault(block)).toMatch(/^(id|nc|xc|nb|xb) must be /);
    expect(JSON.stringify(state)).toBe(before);
    // Mended, the same block is still welcome.
    expect(stepPair(state, good, PAIR)).toBe('taken');

    const abs = newAbs();
    const arm = { id: block.id, n: block.nc, x: block.xc };
    const isFine = arm.id === good.id && arm.n === good.nc && arm.x === good.xc;
    expect(stepAbs(abs, arm)).toBe(isFine ? 'taken' : 'rejected');
    expect(absBlockFault(arm) === null).toBe(isFine);
  });

  const arm = { n: 4, sum: 2, squares: 1.5 };
  it.each([
    { ...arm, n: Number.NaN },
    { ...arm, n: -4 },
    { ...arm, n: Number.POSITIVE_INFINITY },
    { ...arm, sum: Number.NaN },
    { ...arm, sum: Number.POSITIVE_INFINITY },
    { ...arm, squares: Number.NaN },
    { ...arm, squares: -1 },
    { ...arm, squares: 0.9 },
    { n: 0, sum: 1, squares: 1 },
  ])('is refused by MEAN, which stays as it was: %j', (wrong) => {
    const state = newMean();
    stepMean(state, { id: 1, candidate: arm, baseline: arm }, 0.2);
    const before = JSON.stringify(state);
    for (const block of [
      { id: 2, candidate: wrong, baseline: arm },
      { id: 2, candidate: arm, baseline: wrong },
    ]) {
      expect(stepMean(state, block, 0.2)).toBe('rejected');
      expect(meanBlockFault(block)).toMatch(/^(candidate|baseline)\.(n|sum|squares) /);
    }
    expect(JSON.stringify(state)).toBe(before);
  });

  it.each([[[1, Number.NaN]], [[-1, 2]], [[1, Number.POSITIVE_INFINITY]], [[1]], [[1, 2, 3]]])(
    'is refused by SRM: %j',
    (both) => {
      const state = newSrm(2);
      expect(stepSrm(state, { id: 0, counts: both })).toBe('rejected');
      expect(state).toEqual(newSrm(2));
    },
  );

  it('is never evidence', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.double(), fc.double(), fc.double(), fc.double())), (list) => {
        const [harm, safe] = [newPair(HARM), newPair(SAFE)];
        for (const [id, [nc, xc, nb, xb]] of list.entries()) {
          stepPair(harm, { id, nc, xc, nb, xb }, PAIR);
          stepPair(safe, { id, nc, xc, nb, xb }, { ...PAIR, grid: SAFE });
        }
        for (const logE of [...harm.logE, ...safe.logE]) expect(logE).toSatisfy(Number.isFinite);
      }),
    );
  });
});

describe('blocks told in parts', () => {
  // Two processes add what they saw to the same block; who adds first is chance.
  it('give MEAN and ABS the estimate of the whole, in whatever order they were added', () => {
    const parts = fc.array(fc.tuple(values, values), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(parts, { minLength: 1, maxLength: 6 }), (blocks) => {
        const [forth, back, whole] = [newMean(), newMean(), newMean()];
        const [absForth, absWhole] = [newAbs(), newAbs()];
        for (const [id, list] of blocks.entries()) {
          const merge = (arm: 0 | 1, order: typeof list) =>
            order.map((part) => sums(part[arm])).reduce(plus, { n: 0, sum: 0, squares: 0 });
          const reversed = [...list].reverse();
          stepMean(forth, { id, candidate: merge(0, list), baseline: merge(1, list) }, 0.2);
          stepMean(back, { id, candidate: merge(0, reversed), baseline: merge(1, reversed) }, 0.2);
          const all = (arm: 0 | 1) => sums(list.flatMap((part) => part[arm]));
          stepMean(whole, { id, candidate: all(0), baseline: all(1) }, 0.2);
          stepAbs(absForth, { id, n: merge(0, list).n, x: merge(0, list).sum });
          stepAbs(absWhole, { id, n: all(0).n, x: all(0).sum });
        }
        const found = [forth, back, whole].map((state) => estimateMean(state, MEAN));
        for (const other of found.slice(1)) {
          expect(other?.difference ?? 0).toBeCloseTo(found[0]?.difference ?? 0, 12);
          // A spread that is all rounding may count as none in one order and not in the other.
          if ((found[0]?.se ?? 0) > 1e-5) expect(other?.se ?? 0).toBeCloseTo(found[0]?.se ?? 0, 9);
        }
        expect(absLogE(absForth, 0.1)).toBeCloseTo(absLogE(absWhole, 0.1), 9);
      }),
    );
  });

  function plus(one: ArmSums, other: ArmSums): ArmSums {
    return { n: one.n + other.n, sum: one.sum + other.sum, squares: one.squares + other.squares };
  }
});

describe('too little to say anything', () => {
  const constant = (value: number, n: number): ArmSums => ({ n, sum: n * value, squares: n * value * value });
  const some = { n: 200, sum: 40, squares: 30 };

  it.each([
    { what: 'nothing', block: null },
    { what: 'an empty candidate', block: { candidate: constant(0, 0), baseline: some } },
    { what: 'an empty baseline', block: { candidate: some, baseline: constant(0, 0) } },
    { what: 'a baseline of zeros', block: { candidate: some, baseline: constant(0, 200) } },
    { what: 'a baseline that does not vary', block: { candidate: some, baseline: constant(0.1, 200) } },
    {
      what: 'two arms that do not vary',
      block: { candidate: constant(0.9, 200), baseline: constant(0.1, 200) },
    },
    { what: 'a few requests', block: { candidate: { n: 29, sum: 20, squares: 18 }, baseline: some } },
  ])('neither fires nor passes: MEAN of $what', ({ block }) => {
    const state = newMean();
    if (block) expect(stepMean(state, { id: 0, ...block }, 0.2)).toBe('taken');
    expect(meanLogE(state, MEAN)).toBe(Number.NEGATIVE_INFINITY);
    expect(meanLogE(state, { ...MEAN, direction: 'safe', r: 100 })).toBe(Number.NEGATIVE_INFINITY);
  });

  it.each([
    { what: 'nothing', blocks: [] },
    { what: 'an empty candidate', blocks: [{ nc: 0, xc: 0, nb: 5_000, xb: 50 }] },
    { what: 'an empty baseline', blocks: [{ nc: 5_000, xc: 2_500, nb: 0, xb: 0 }] },
  ])('neither fires nor passes: PAIR of $what', ({ blocks }) => {
    for (const grid of [HARM, SAFE]) {
      const state = newPair(grid);
      for (const [id, block] of blocks.entries()) stepPair(state, { id, ...block }, { ...PAIR, grid });
      expect(pairLogE(state, grid)).toBeCloseTo(0, 12);
    }
  });

  it('a baseline without a failure does not fire on a candidate without one', () => {
    const state = newPair(HARM);
    for (let id = 0; id < 500; id += 1) stepPair(state, { id, nc: 50, xc: 0, nb: 50, xb: 0 }, PAIR);
    expect(pairLogE(state, HARM)).toBeLessThan(0);
  });

  it('nor does it pass a gate on the strength of no failures in either arm', () => {
    const state = newPair(SAFE);
    const setup = { ...PAIR, grid: SAFE };
    for (let id = 0; id < 500; id += 1) stepPair(state, { id, nc: 50, xc: 0, nb: 50, xb: 0 }, setup);
    expect(pairLogE(state, SAFE)).toBeLessThan(GATE_THRESHOLD);
  });

  it('a score that the baseline always gets full is left to PAIR', () => {
    expect(qualityLogE(Number.NEGATIVE_INFINITY, 8)).toBeCloseTo(8 - Math.LN2, 12);
    expect(qualityLogE(Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY)).toBe(Number.NEGATIVE_INFINITY);
  });
});

describe('the sample ratio over two allocations', () => {
  it('adds what each said', () => {
    const state = newSrm(2);
    stepSrm(state, { id: 0, counts: [150, 9850] });
    changeShares(state, [0.01, 0.99]);
    stepSrm(state, { id: 1, counts: [5200, 4800] });
    expect(srmStateLogE(state, [0.5, 0.5])).toBeCloseTo(8.67410834154 + 6.07581765158, 9);
  });
});
