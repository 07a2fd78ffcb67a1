import { describe, expect, it } from 'vitest';
import { type DecidedItem, reviewRound } from './review-round';

const items = (arm: DecidedItem['arm'], count: number): DecidedItem[] =>
  Array.from({ length: count }, (_, n) => ({ id: `${arm[0]}${n}`, arm, decidedAtMs: 1_000 - n }));

const CASES: [string, number, number, number, number, number][] = [
  ['nothing is decided', 0, 0, 10, 0, 0],
  ['too few of one arm', 4, 12, 10, 0, 0],
  ['enough of both', 5, 5, 10, 5, 5],
  ['more of one arm', 7, 12, 10, 7, 7],
  ['nothing is left to judge', 3, 4, 0, 3, 4],
  ['nothing is left to judge and one arm has none', 0, 9, 0, 0, 0],
];

describe('a round', () => {
  it.each(CASES)('when %s', (_name, candidate, baseline, open, ofCandidate, ofBaseline) => {
    const decided = [...items('candidate', candidate), ...items('baseline', baseline)];
    const chosen = reviewRound(decided, { openItems: open, hasControl: true });
    expect(chosen.filter((id) => id.startsWith('c'))).toHaveLength(ofCandidate);
    expect(chosen.filter((id) => id.startsWith('b'))).toHaveLength(ofBaseline);
  });

  it.each([
    ['too few are decided', 4, 10, 0],
    ['enough are decided', 6, 10, 6],
    ['nothing is left to judge', 2, 0, 2],
  ])('counts the candidate alone where there is no control when %s', (_name, decided, openItems, count) => {
    expect(reviewRound(items('candidate', decided), { openItems, hasControl: false })).toHaveLength(count);
  });

  it('takes those that were decided first', () => {
    const chosen = reviewRound([...items('candidate', 5), ...items('baseline', 7)], {
      ...{ openItems: 1, hasControl: true },
    });
    expect(chosen).toEqual(['c4', 'c3', 'c2', 'c1', 'c0', 'b6', 'b5', 'b4', 'b3', 'b2']);
  });
});
