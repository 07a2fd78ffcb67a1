import { describe, expect, it } from 'vitest';
import type { Arm } from '../evidence/evidence-case';
import { type JudgedItem, summarizeReviews } from './summarize-reviews';
import type { ReviewReason, Verdict } from './verdict';

const given = (verdict: Verdict, ...reasons: ReviewReason[]) => ({ verdict, reasons });
const yes = given('acceptable');
const no = given('not_acceptable', 'wrong');
const single = (
  arm: Arm,
  verdicts: JudgedItem['verdicts'],
  { cohort = 'all', isExtra = false, countedScore = null as number | null } = {},
): JudgedItem => ({ kind: 'single', arm, cohort, isExtra, verdicts, reviewsWanted: 2, countedScore });
const pair = (candidateIsA: boolean, ...verdicts: Verdict[]): JudgedItem => ({
  ...{ kind: 'pair', candidateIsA, cohort: 'all', isExtra: false, reviewsWanted: 2, countedScore: null },
  verdicts: verdicts.map((verdict) => given(verdict)),
});

describe('summarizeReviews', () => {
  it('rates decided items alone, each by the share of its verdicts, and tells how far it is', () => {
    const items = [
      single('candidate', [yes, no]),
      single('candidate', [yes, yes]),
      single('candidate', [no]),
      single('baseline', []),
    ];
    const { acceptable, progress } = summarizeReviews(items, []);
    expect(acceptable.candidate).toMatchObject({ value: 0.75, items: 2 });
    expect(acceptable.baseline).toBeNull();
    expect(progress).toEqual({ items: 4, decided: 2, begun: 1, verdicts: 5 });
  });

  it('leaves the extra ones of a cohort out of the rate, and weighs them by traffic', () => {
    const items = [
      single('candidate', [yes, yes]),
      single('candidate', [no, no], { cohort: 'acme', isExtra: true }),
    ];
    const requests = [
      { arm: 'candidate' as const, cohort: 'all', requests: 900 },
      { arm: 'candidate' as const, cohort: 'acme', requests: 100 },
    ];
    const { acceptable, weighted, cohorts } = summarizeReviews(items, requests);
    expect(acceptable.candidate).toMatchObject({ value: 1, items: 1 });
    expect(weighted.candidate?.value).toBeCloseTo(0.9, 10);
    expect(weighted.candidate?.items).toBe(2);
    expect(weighted.baseline).toBeNull();
    expect(cohorts.map(({ cohort, acceptable: rates }) => [cohort, rates.candidate?.value])).toEqual([
      ['acme', 0],
      ['all', 1],
    ]);
    expect(summarizeReviews(items.slice(0, 1), requests).weighted.candidate).toBeNull();
  });

  it('weighs as it counts when traffic is as the sample is', () => {
    const items = [single('candidate', [yes, yes]), single('candidate', [no, no])];
    const requests = [{ arm: 'candidate' as const, cohort: 'all', requests: 7 }];
    const { acceptable, weighted } = summarizeReviews(items, requests);
    expect(weighted.candidate).toEqual(acceptable.candidate);
  });

  it('translates a and b by which was which', () => {
    const items = [pair(true, 'a', 'a'), pair(false, 'a', 'b'), pair(true, 'tie', 'tie'), pair(true, 'b')];
    expect(summarizeReviews(items, []).preference).toMatchObject({
      ...{ candidate: 3, baseline: 1, tie: 2 },
      share: { value: (1 + 0.5 + 0.5) / 3, items: 3 },
    });
    expect(summarizeReviews([pair(true, 'a')], []).preference).toBeNull();
  });

  it('counts each reason once an item', () => {
    const items = [
      single('candidate', [given('not_acceptable', 'tone', 'unsafe'), given('not_acceptable', 'tone')]),
      single('baseline', [given('not_acceptable', 'tone'), yes]),
    ];
    expect(summarizeReviews(items, []).reasons).toEqual([
      { reason: 'tone', items: { baseline: 1, candidate: 1 } },
      { reason: 'unsafe', items: { baseline: 0, candidate: 1 } },
    ]);
  });

  it('tells nothing of what is said of an item that is not decided', () => {
    const items = [
      ...[single('candidate', [no]), pair(true, 'a')],
      { ...single('candidate', [no, no, yes]), reviewsWanted: 4 },
      { ...pair(true, 'a', 'b'), reviewsWanted: 3 },
    ];
    const { reasons, agreement } = summarizeReviews(items, []);
    expect(reasons).toEqual([]);
    expect([agreement.singles.items, agreement.pairs.items]).toEqual([0, 0]);
  });

  it('rates what was counted as it was counted', () => {
    const items = [single('candidate', [yes, yes, no], { countedScore: 1 })];
    expect(summarizeReviews(items, []).acceptable.candidate?.value).toBe(1);
  });

  it('agrees on what was preferred, not on which letter it had', () => {
    const items = [pair(true, 'a', 'a'), pair(false, 'a', 'a'), single('baseline', [yes, no])];
    const { agreement } = summarizeReviews(items, []);
    expect(agreement.pairs).toEqual({ alpha: 1, items: 2 });
    expect(agreement.singles).toEqual({ alpha: null, items: 1 });
  });
});
