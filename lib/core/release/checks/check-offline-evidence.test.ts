import { describe, expect, it } from 'vitest';
import { comparePairs } from '../../evidence/compare-pairs';
import { comparedFacts } from '../../evidence/compared-facts.fixture';
import type { OfflineEvidenceFacts } from '../../evidence/evidence-facts';
import { addPair, emptySums } from '../../evidence/paired-sums';
import type { CheckOutcome } from '../gate';
import { checkOfflineEvidence } from './check-offline-evidence';

/** Over `cases` cases of quality 1 before, `broken` of them 0 after. */
function broke(broken: number, cases: number): OfflineEvidenceFacts['quality'] {
  const sums = emptySums();
  for (let index = 0; index < cases; index += 1) addPair(sums, 1, Number(index >= broken));
  return comparePairs(sums, 'quality');
}

/** Over 412 cases, so many more that could not be parsed. */
function unparsed(cases: number): OfflineEvidenceFacts['parseFailures'] {
  const sums = emptySums();
  for (let index = 0; index < 412; index += 1) addPair(sums, 0, Number(index < cases));
  return comparePairs(sums, 'parse_failures');
}

function harmed(): OfflineEvidenceFacts['harmed'] {
  const comparison = broke(10, 40);
  return comparison ? [{ label: 'prime · composite', metric: 'quality', comparison }] : [];
}

const CASES: [string, OfflineEvidenceFacts | null, CheckOutcome, RegExp][] = [
  ['ahead', comparedFacts(412, 8, 24), 'pass', /^Quality 94\.2 % before, 98\.1 % after over 412 cases/],
  ['level', comparedFacts(5000, 9, 9), 'pass', /±0\.0 pt/],
  ['clearly worse', comparedFacts(412, 30, 4), 'fail', /The candidate is worse\.$/],
  ['worse, some errored', comparedFacts(412, 30, 4, { errored: 9 }), 'fail', /worse/],
  [
    'behind by what may be chance',
    comparedFacts(412, 9, 6),
    'inconclusive',
    /It is behind by what may be chance: compare more cases\.$/,
  ],
  [
    'one judged case of a hundred',
    comparedFacts(100, 0, 0, { quality: broke(0, 1) }),
    'inconclusive',
    /over 1 case: .* counted for neither: 99 of 100 cases\. They could turn the answer: run them again\. At least 5 cases must/,
  ],
  ['as few as may be', comparedFacts(5, 0, 0), 'pass', /over 5 cases/],
  ['one too few', comparedFacts(4, 0, 0), 'inconclusive', /At least 5 cases must/],
  ['four of five broken', comparedFacts(5, 4, 0), 'inconclusive', /may be chance/],
  [
    'ahead by fewer than have no quality',
    comparedFacts(416, 1, 4, { quality: comparedFacts(412, 1, 4).quality }),
    'inconclusive',
    /4 of 416 cases\. They could turn the answer/,
  ],
  [
    'ahead by as many as have no quality',
    comparedFacts(416, 1, 5, { quality: comparedFacts(412, 1, 5).quality }),
    'pass',
    /^Quality/,
  ],
  [
    'a kind of which no case is judged',
    comparedFacts(412, 1, 40, { judged: { representative: 410, known_bad: 0, format_sensitive: 1 } }),
    'inconclusive',
    /No known bad case of 1 is judged: run them again\.$/,
  ],
  [
    'more that cannot be parsed',
    comparedFacts(412, 1, 40, { parseFailures: unparsed(20) }),
    'fail',
    /Became worse: all cases, parse failures 0\.0 % → 4\.9 %\.$/,
  ],
  [
    'a few more that cannot be parsed',
    comparedFacts(412, 1, 40, { parseFailures: unparsed(3) }),
    'pass',
    /^Quality/,
  ],
  [
    'cohorts beyond those looked at',
    comparedFacts(412, 1, 40, { beyond: 12 }),
    'pass',
    /Too many cohorts and subsets to look at each: 12 of 412 cases are in those that were not\.$/,
  ],
  [
    'ahead by fewer than errored',
    comparedFacts(412, 1, 9, { errored: 9 }),
    'inconclusive',
    /9 of 412 cases errored and count for neither\. They could turn the answer: run them again\./,
  ],
  [
    'ahead by as many as errored',
    comparedFacts(412, 1, 10, { errored: 9 }),
    'pass',
    /9 of 412 cases errored/,
  ],
  [
    'a kind is absent',
    comparedFacts(412, 1, 9, { kinds: { representative: 411, known_bad: 1, format_sensitive: 0 } }),
    'fail',
    /There are no format-sensitive cases, and nobody has said why\./,
  ],
  [
    'a kind is absent, explained',
    comparedFacts(412, 1, 9, {
      kinds: { representative: 411, known_bad: 1, format_sensitive: 0 },
      absences: { format_sensitive: 'Nothing parses the answer' },
    }),
    'pass',
    /^Quality/,
  ],
  [
    'a cohort became worse',
    comparedFacts(412, 1, 40, { harmed: harmed() }),
    'fail',
    /Became worse: prime · composite, quality 100\.0 % → 75\.0 %\./,
  ],
  ['nothing uploaded', null, 'no_data', /upload one/],
  ['no quality', comparedFacts(7, 0, 0, { quality: null }), 'no_data', /No case/],
  ['all errored', comparedFacts(7, 0, 0, { errored: 7 }), 'no_data', /All 7 cases errored/],
];

describe('checkOfflineEvidence', () => {
  it.each(CASES)('%s', (_name, offlineEvidence, outcome, reason) => {
    const check = checkOfflineEvidence({ offlineEvidence });
    expect(check).toMatchObject({ outcome, structural: true });
    expect(check.reason).toMatch(reason);
  });
});
