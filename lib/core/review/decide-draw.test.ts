import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Arm } from '../evidence/evidence-case';
import { type DrawableSample, type DrawnItem, decideSingles } from './decide-draw';

const limits = { itemsPerArm: 2, perCohort: 1 };
/** "c3 acme": the candidate's sample of priority 0.3 in acme. */
const sample = (text: string): DrawableSample => {
  const [id = '', cohort = 'all'] = text.split(' ');
  const arm: Arm = id.startsWith('c') ? 'candidate' : 'baseline';
  return { id, arm, cohort, priority: Number(id.slice(1)) / 10 };
};
const item = (sampleId: string, part: Partial<DrawnItem> = {}): DrawnItem => ({
  ...{ id: `item of ${sampleId}`, kind: 'single', isExtra: false, isTouched: false, sampleIds: [sampleId] },
  ...part,
});
const draw = (samples: string[], items: DrawnItem[] = [], hasControl = true) => {
  const { add, promote, drop } = decideSingles(samples.map(sample), items, { limits, hasControl });
  return { add: add.map(({ sampleId, isExtra }) => sampleId + (isExtra ? '+' : '')), promote, drop };
};

describe('decideSingles', () => {
  it.each([
    ['the lowest of each arm', ['c5', 'c1', 'c2', 'b9', 'b3', 'b4'], ['b3', 'b4', 'c1', 'c2']],
    ['as many of each arm as the shorter one has', ['c1', 'c2', 'c3', 'b9'], ['b9', 'c1']],
    ['nothing while one arm has nothing', ['c1', 'c2'], []],
    [
      'more of a cohort that has too few',
      ['c1', 'c2', 'b1', 'b2', 'c8 acme', 'b7 acme', 'c9 acme'],
      ['b1', 'b2', 'c1', 'c2', 'b7+', 'c8+'],
    ],
    ['no more of a cohort that one arm lacks', ['c1', 'c2', 'b1', 'b2', 'c8 acme'], ['b1', 'b2', 'c1', 'c2']],
  ])('draws %s', (_, samples, add) => {
    expect(draw(samples)).toEqual({ add, promote: [], drop: [] });
  });

  it('draws the candidate alone where there is no control', () => {
    expect(draw(['c1', 'c2', 'c3'], [], false).add).toEqual(['c1', 'c2']);
  });

  it('exchanges what nobody has touched for lower priorities', () => {
    const items = [item('c5'), item('c6'), item('b1'), item('b2')];
    expect(draw(['c1', 'c5', 'c6', 'b1', 'b2'], items)).toEqual({
      ...{ add: ['c1'], promote: [], drop: ['item of c6'] },
    });
  });

  it('keeps what somebody has judged', () => {
    const items = [item('c5'), item('c6', { isTouched: true }), item('b1'), item('b2')];
    expect(draw(['c1', 'c5', 'c6', 'b1', 'b2'], items)).toEqual({
      ...{ add: ['c1'], promote: [], drop: ['item of c5'] },
    });
  });

  it('counts an extra one as drawn once its turn comes', () => {
    const items = [item('c1', { isExtra: true, isTouched: true }), item('b1', { isExtra: true })];
    expect(draw(['c1', 'b1'], items)).toEqual({
      ...{ add: [], promote: ['item of b1', 'item of c1'], drop: [] },
    });
  });

  it('is settled: what it has drawn it draws again, and pairs are none of its business', () => {
    const samples = fc.uniqueArray(
      fc.record({
        arm: fc.constantFrom('c', 'b'),
        n: fc.nat(99),
        cohort: fc.constantFrom('all', 'acme', 'eu'),
      }),
      { selector: ({ arm, n }) => arm + n },
    );
    fc.assert(
      fc.property(samples, (list) => {
        const texts = list.map(({ arm, n, cohort }) => `${arm}${n} ${cohort}`);
        const first = decideSingles(texts.map(sample), [], { limits, hasControl: true });
        const items = first.add.map(({ sampleId, isExtra }) => item(sampleId, { isExtra }));
        const pair = item('none', { kind: 'pair' });
        expect(draw(texts, [...items, pair])).toEqual({ add: [], promote: [], drop: [] });
        const armsOf = (extra: boolean) =>
          first.add.filter(({ isExtra }) => isExtra === extra).map(({ sampleId }) => sampleId[0]);
        const base = armsOf(false);
        expect(base.filter((arm) => arm === 'c')).toHaveLength(base.filter((arm) => arm === 'b').length);
      }),
    );
  });
});
