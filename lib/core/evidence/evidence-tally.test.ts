import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseChange } from './case-change';
import { clearVerdict } from './clear-verdict';
import { type ArmAnswer, CASE_KINDS, type EvidenceCase } from './evidence-case';
import { evidenceFacts } from './evidence-facts';
import { EVIDENCE_METRIC_IDS, METRIC_VALUE } from './evidence-metric';
import { addCase, type EvidenceTally, emptyTally, groupKey, MOST_GROUPS, mergeTally } from './evidence-tally';
import { isBehind } from './is-behind';
import { summarizeEvidence } from './summarize-evidence';
import { checkVersion } from './version-checks';

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 4 });
const answers: fc.Arbitrary<ArmAnswer> = fc.record({
  output: fc.constant(null),
  latencyMs: maybe(fc.double({ min: 0, max: 1e5, noNaN: true })),
  inputTokens: maybe(fc.nat(5000)),
  outputTokens: maybe(fc.nat(5000)),
  costUsd: maybe(fc.double({ min: 0, max: 2, noNaN: true })),
  quality: maybe(fc.double({ min: 0, max: 1, noNaN: true })),
  passed: fc.constant(null),
  parseOk: maybe(fc.boolean()),
  refused: maybe(fc.boolean()),
  error: fc.option(fc.constant('timed out'), { nil: null, freq: 8 }),
});
const cases: fc.Arbitrary<EvidenceCase> = fc.record({
  caseId: fc.constant('c'),
  kind: fc.constantFrom(...CASE_KINDS),
  cohort: fc.constantFrom('', 'a', 'b'),
  subset: fc.constantFrom('', 'x', 'y'),
  input: fc.constant(null),
  expected: fc.constant(null),
  baseline: answers,
  candidate: answers,
});

function tallyOf(some: readonly EvidenceCase[]): EvidenceTally {
  const tally = emptyTally();
  for (const one of some) addCase(tally, one);
  return tally;
}

const near = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-7 * (1 + Math.abs(b)));

function expectSame(one: EvidenceTally, other: EvidenceTally): void {
  expect([...one.groups.keys()].sort()).toEqual([...other.groups.keys()].sort());
  expect(one.kinds).toEqual(other.kinds);
  for (const [key, group] of one.groups) {
    const same = other.groups.get(key);
    expect(group.changes).toEqual(same?.changes);
    for (const metric of EVIDENCE_METRIC_IDS) {
      const { squares, mean, ...counts } = group.sums[metric];
      const there = same?.sums[metric];
      expect({ n: counts.n, lower: counts.lower, higher: counts.higher, binary: counts.binary }).toEqual({
        ...{ n: there?.n, lower: there?.lower, higher: there?.higher, binary: there?.binary },
      });
      near(mean, there?.mean ?? Number.NaN);
      near(squares, there?.squares ?? Number.NaN);
      near(counts.baselineSum, there?.baselineSum ?? Number.NaN);
      near(counts.candidateSum, there?.candidateSum ?? Number.NaN);
    }
  }
}

describe('EvidenceTally', () => {
  it('is the same however the cases are split and merged', () => {
    fc.assert(
      fc.property(fc.array(cases, { maxLength: 60 }), fc.array(fc.nat(60), { maxLength: 4 }), (all, cuts) => {
        const edges = [0, ...cuts.map((cut) => Math.min(cut, all.length)).sort((a, b) => a - b), all.length];
        const merged = emptyTally();
        for (const [place, edge] of edges.entries()) {
          if (place > 0) mergeTally(merged, tallyOf(all.slice(edges[place - 1], edge)));
        }
        expectSame(merged, tallyOf(all));
      }),
      { numRuns: 200 },
    );
  });

  it('equals two passes over the differences', () => {
    fc.assert(
      fc.property(fc.array(cases, { minLength: 1, maxLength: 60 }), (all) => {
        const sums = tallyOf(all).groups.get(groupKey({ by: 'all' }))?.sums;
        for (const metric of EVIDENCE_METRIC_IDS) {
          const value = METRIC_VALUE[metric];
          const differences = all
            .filter(({ baseline, candidate }) => baseline.error === null && candidate.error === null)
            .flatMap(({ baseline, candidate }) => {
              const [before, after] = [value(baseline), value(candidate)];
              return before === null || after === null ? [] : [after - before];
            });
          const mean = differences.reduce((sum, one) => sum + one, 0) / Math.max(1, differences.length);
          expect(sums?.[metric].n).toBe(differences.length);
          near(sums?.[metric].mean ?? Number.NaN, mean);
          near(
            sums?.[metric].squares ?? Number.NaN,
            differences.reduce((sum, one) => sum + (one - mean) ** 2, 0),
          );
        }
      }),
      { numRuns: 200 },
    );
  });

  it('keeps apart so many cohorts and no more, and counts the rest', () => {
    const tally = emptyTally();
    const [example] = fc.sample(cases, 1);
    if (!example) throw new Error('No example');
    for (let cohort = 0; cohort < MOST_GROUPS + 50; cohort += 1) {
      addCase(tally, { ...example, kind: 'known_bad', cohort: `c${cohort}`, subset: '' });
    }
    expect(tally.groups.size).toBe(MOST_GROUPS);
    expect(tally.beyond).toBe(52);
  });
});

describe('summarizeEvidence', () => {
  const answer = (quality: number | null): ArmAnswer => ({
    ...{ output: null, latencyMs: null, inputTokens: null, outputTokens: null, costUsd: null },
    ...{ quality, passed: null, parseOk: null, refused: null, error: null },
  });
  const entry = (
    cohort: string,
    subset: string,
    before: number | null,
    after: number | null,
  ): EvidenceCase => ({
    ...{ caseId: 'c', kind: 'representative', cohort, subset, input: null, expected: null },
    ...{ baseline: answer(before), candidate: answer(after) },
  });
  const errored = { ...answer(1), error: 'timed out' };
  const version = { variant: 'v1', fingerprints: {}, configFingerprint: null };
  const labels = { model_version: 'm', prompt_version: 'p', retrieval_version: 'r', policy_version: 's' };
  const checks = checkVersion({ ...version, labels }, { labels: {}, fingerprints: {} });
  const summaryOf = (all: readonly EvidenceCase[]) =>
    summarizeEvidence(tallyOf(all), { baseline: checks, candidate: checks });
  const repeat = (count: number, one: EvidenceCase) => Array.from({ length: count }, () => one);

  it('puts the subset that a total hides on top, and leaves out the cohort around it', () => {
    const summary = summaryOf([
      ...repeat(200, entry('numbers', 'even', 0, 1)),
      ...repeat(60, entry('numbers', 'odd', 1, 0)),
    ]);
    expect(summary.largestChanges.map(({ group, harm, opposite }) => [group, harm, opposite])).toEqual([
      [{ by: 'subset', cohort: 'numbers', subset: 'odd' }, true, true],
      [{ by: 'subset', cohort: 'numbers', subset: 'even' }, false, false],
      [{ by: 'kind', kind: 'representative' }, false, false],
    ]);
  });

  it('never leaves out a cohort that became worse, whatever its subsets did', () => {
    const better = repeat(60, entry('numbers', 'even', 0, 1));
    const worse = repeat(240, entry('numbers', 'odd', 1, 0));
    const others = repeat(300, entry('words', '', 0, 1));
    const harmed = summaryOf([...better, ...worse, ...others]).largestChanges.filter(({ harm }) => harm);
    expect(harmed.map(({ group }) => groupKey(group))).toEqual(['subset:numbers/odd', 'cohort:numbers']);

    // No subset of it is clearly worse, only the cohort as a whole is.
    const thin = Array.from({ length: 60 }, (_, place) => entry('thin', `s${place % 20}`, 1, 0));
    const gain = repeat(20, entry('thin', 'gain', 0, 1));
    const keys = summaryOf([...thin, ...gain, ...others]).largestChanges.map(({ group }) => groupKey(group));
    expect(keys).toContain('cohort:thin');
    expect(keys).toContain('subset:thin/gain');
  });

  it('counts a case that lacks a quality as unjudged, and tells how many of each kind are judged', () => {
    const some = [
      ...repeat(3, entry('a', '', 1, 1)),
      ...repeat(4, { ...entry('a', '', null, 1), kind: 'known_bad' as const }),
      { ...entry('a', '', 1, 1), kind: 'format_sensitive' as const, candidate: errored },
    ];
    const summary = summaryOf(some);
    expect(summary.groups[0]?.changes).toMatchObject({ same: 3, unjudged: 4, errored: 1 });
    const facts = evidenceFacts(summary, { fileName: 'a.jsonl', at: '', absences: {} });
    expect(facts.kinds).toEqual({ representative: 3, known_bad: 4, format_sensitive: 1 });
    expect(facts.judged).toEqual({ representative: 3, known_bad: 0, format_sensitive: 0 });
  });

  it('finds nothing where only chance moved', () => {
    const mixed = [
      ...repeat(5, entry('a', '', 1, 0)),
      ...repeat(4, entry('a', '', 0, 1)),
      ...repeat(90, entry('a', '', 1, 1)),
    ];
    const summary = summaryOf(mixed);
    expect(summary.largestChanges).toEqual([]);
    const quality = summary.groups[0]?.metrics.quality ?? null;
    expect(isBehind(quality)).toBe(true);
    expect(quality && clearVerdict('quality', quality)).toBeNull();
  });

  it('says a subset once that is its whole cohort', () => {
    expect(summaryOf(repeat(3, entry('a', 'all', 1, 1))).groups.map(({ name }) => groupKey(name))).toEqual([
      'all',
      'kind:representative',
      'cohort:a',
    ]);
  });
});

describe('caseChange', () => {
  const blank: ArmAnswer = {
    ...{ output: null, latencyMs: null, inputTokens: null, outputTokens: null, costUsd: null },
    ...{ quality: null, passed: null, parseOk: null, refused: null, error: null },
  };
  it.each([
    ['nothing is told', {}, {}, 'unjudged'],
    ['one quality is missing', { quality: 1 }, {}, 'unjudged'],
    ['one quality is missing, both parsed', { quality: 1, parseOk: true }, { parseOk: true }, 'unjudged'],
    ['both passed', { passed: true }, { passed: true }, 'same'],
    ['both parsed', { parseOk: true }, { parseOk: true }, 'same'],
    ['qualities differ by rounding', { quality: 0.1 + 0.2 }, { quality: 0.3 }, 'same'],
    ['quality fell', { quality: 0.9 }, { quality: 0.6 }, 'worse'],
    ['one errored', { quality: 1 }, { error: 'timed out' }, 'errored'],
  ])('%s', (_name, baseline, candidate, change) => {
    expect(caseChange({ baseline: { ...blank, ...baseline }, candidate: { ...blank, ...candidate } })).toBe(
      change,
    );
  });
});
