import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Arm } from '../evidence/evidence-case';
import { type DrawableSample, type DrawnItem, decideSingles } from './decide-draw';

const limits = { itemsPerArm: 2, perCohort: 1 };
/** "c3 acme": the candidate's sample of priority 0.3 in acme; "c3 acme above": above what another cohort left out. */
const sample = (text: string): DrawableSample => {
  const [id = '', cohort = 'all', above] = text.split(' ');
  const arm: Arm = id.startsWith('c') ? 'candidate' : 'baseline';
  return { id, arm, cohort, priority: Number(id.slice(1)) / 10, isOfArm: above === undefined };
};
const item = (text: string, part: Partial<DrawnItem> = {}): DrawnItem => {
  const { id, arm, cohort } = sample(text);
  return {
    ...{
      id: `item of ${id}`,
      kind: 'single',
      isExtra: false,
      isTouched: false,
      isLost: false,
      sampleIds: [id],
    },
    of: { arm, cohort },
    ...part,
  };
};
const draw = (samples: string[], items: DrawnItem[] = [], hasControl = true) => {
  const { add, ...rest } = decideSingles(samples.map(sample), items, { limits, hasControl });
  return { add: add.map(({ sampleId, isExtra }) => sampleId + (isExtra ? '+' : '')), ...rest };
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
    [
      'none for the rate above what another cohort of the arm left out',
      ['c1', 'b1', 'c2 acme above', 'b2 acme above', 'c3 acme above', 'b3 acme above'],
      ['b1', 'c1', 'b2+', 'c2+'],
    ],
    ['no more of a cohort that one arm lacks', ['c1', 'c2', 'b1', 'b2', 'c8 acme'], ['b1', 'b2', 'c1', 'c2']],
  ])('draws %s', (_, samples, add) => {
    expect(draw(samples)).toEqual({ add, promote: [], demote: [], drop: [] });
  });

  it('draws the candidate alone where there is no control', () => {
    expect(draw(['c1', 'c2', 'c3'], [], false).add).toEqual(['c1', 'c2']);
  });

  it('exchanges what nobody has touched for lower priorities', () => {
    const items = [item('c5'), item('c6'), item('b1'), item('b2')];
    expect(draw(['c1', 'c5', 'c6', 'b1', 'b2'], items)).toEqual({
      ...{ add: ['c1'], promote: [], demote: [], drop: ['item of c6'] },
    });
  });

  it('keeps what somebody has judged', () => {
    const items = [item('c5'), item('c6', { isTouched: true }), item('b1'), item('b2')];
    expect(draw(['c1', 'c5', 'c6', 'b1', 'b2'], items)).toEqual({
      ...{ add: ['c1'], promote: [], demote: [], drop: ['item of c5'] },
    });
  });

  it('counts an extra one as drawn once its turn comes', () => {
    const items = [item('c1', { isExtra: true, isTouched: true }), item('b1', { isExtra: true })];
    expect(draw(['c1', 'b1'], items)).toEqual({
      ...{ add: [], promote: ['item of b1', 'item of c1'], demote: [], drop: [] },
    });
  });

  it('keeps what makes place in the rate for its cohort alone', () => {
    const items = [item('c8 acme'), item('c9'), item('b8 acme'), item('b9')];
    const samples = ['c1', 'c2', 'c8 acme', 'c9', 'b1', 'b2', 'b8 acme', 'b9'];
    expect(draw(samples, items)).toEqual({
      ...{ add: ['b1', 'b2', 'c1', 'c2'], promote: [] },
      ...{ demote: ['item of b8', 'item of c8'], drop: ['item of c9', 'item of b9'] },
    });
  });

  it.each([
    ['in the rate', false],
    ['in its cohort', true],
  ])('leaves what was judged its place %s when its sample is no longer to be had', (_, isExtra) => {
    const gone = ['c3', 'c4', 'b3', 'b4'].map((one) => item(one, { isTouched: true, isExtra }));
    const samples = isExtra ? [] : ['c8', 'b8'];
    expect(draw(samples, gone)).toEqual({ add: [], promote: [], demote: [], drop: [] });
    const above = ['c8 all above', 'b8 all above'];
    expect(draw(above, gone)).toEqual({ add: [], promote: [], demote: [], drop: [] });
  });

  it('gives the place of what can no longer be judged to another', () => {
    const lost = item('c3', { isTouched: true, isLost: true });
    expect(draw(['c8', 'c9', 'b8', 'b9'], [lost]).add).toEqual(['b8', 'b9', 'c8', 'c9']);
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
        const items = first.add.map(({ sampleId, isExtra }) => {
          return item(texts.find((text) => text.startsWith(`${sampleId} `)) ?? '', { isExtra });
        });
        const pair = item('none', { kind: 'pair', of: null });
        expect(draw(texts, [...items, pair])).toEqual({ add: [], promote: [], demote: [], drop: [] });
        const armsOf = (extra: boolean) =>
          first.add.filter(({ isExtra }) => isExtra === extra).map(({ sampleId }) => sampleId[0]);
        const base = armsOf(false);
        expect(base.filter((arm) => arm === 'c')).toHaveLength(base.filter((arm) => arm === 'b').length);
      }),
    );
  });
});
