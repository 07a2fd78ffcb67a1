import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cohort, CohortRule } from '../cohort/cohort-rule';
import type { ExcludedCohort } from '../cohort/excluded-cohort';
import { evaluateFlag } from './evaluate-flag';
import type { RoutedFeature, RoutedVersion, RoutingDecision } from './routing-snapshot';

const version = (number: number): RoutedVersion => ({
  id: `version-${number}`,
  variant: `v${number}`,
  config: null,
  model_version: `m${number}`,
  prompt_version: 'p1',
  retrieval_version: 'r1',
  policy_version: 's1',
});
const baseline = version(1);
const candidate = version(2);
const everyone: CohortRule = { kind: 'everyone' };
const isTenant = (...values: string[]): CohortRule => ({
  kind: 'condition',
  attribute: 'tenant',
  operator: 'is',
  values,
});

function featureWith(
  cohorts: Cohort[] | null,
  changes: Partial<RoutedFeature> & { releaseId?: string; exclusions?: ExcludedCohort[] } = {},
): RoutedFeature {
  const { releaseId = 'release-1', exclusions = [], ...rest } = changes;
  const release = cohorts && {
    id: releaseId,
    stageIndex: cohorts.length,
    stageName: 'now',
    candidate,
    cohorts,
    cohortNames: [],
    exclusions,
  };
  return {
    id: 'feature-1',
    key: 'support-reply',
    salt: 'support-reply',
    bucketBy: 'targetingKey',
    live: baseline,
    release,
    versions: [baseline, candidate],
    activeReleaseId: release ? release.id : null,
    costCapUsd: null,
    ...rest,
  };
}

type Row = { name: string; feature: RoutedFeature; context?: Record<string, unknown>; key?: string } & Omit<
  RoutingDecision,
  'version'
> & {
    version: RoutedVersion | null;
  };

const half: Cohort[] = [{ rule: isTenant('acme'), share: 0.5 }];
// Their places by bucketing.cases.json: 0.269… and 0.500….
const IN = 'user-2';
const OUT = 'ada@example.org';

const CASES: Row[] = [
  {
    name: 'no live version',
    feature: featureWith(null, { live: null }),
    version: null,
    arm: null,
    reason: 'UNKNOWN',
    comparable: false,
  },
  {
    name: 'no live version, though a release is there',
    feature: featureWith(half, { live: null }),
    version: null,
    arm: null,
    reason: 'UNKNOWN',
    comparable: false,
  },
  {
    name: 'no release',
    feature: featureWith(null),
    version: baseline,
    arm: 'baseline',
    reason: 'STATIC',
    comparable: false,
  },
  {
    name: 'no cohort',
    feature: featureWith([]),
    version: baseline,
    arm: 'baseline',
    reason: 'STATIC',
    comparable: false,
  },
  {
    name: 'rule matches, bucket inside the share',
    feature: featureWith(half),
    context: { tenant: 'acme' },
    key: IN,
    version: candidate,
    arm: 'candidate',
    reason: 'SPLIT',
    comparable: true,
  },
  {
    name: 'rule matches, bucket outside the share',
    feature: featureWith(half),
    context: { tenant: 'acme' },
    key: OUT,
    version: baseline,
    arm: 'baseline',
    reason: 'SPLIT',
    comparable: true,
  },
  {
    name: 'rule does not match',
    feature: featureWith(half),
    context: { tenant: 'globex' },
    key: IN,
    version: baseline,
    arm: 'baseline',
    reason: 'STATIC',
    comparable: false,
  },
  {
    name: 'rule takes everyone',
    feature: featureWith([{ rule: isTenant('acme'), share: 1 }]),
    context: { tenant: 'acme' },
    key: OUT,
    version: candidate,
    arm: 'candidate',
    reason: 'TARGETING_MATCH',
    comparable: true,
  },
  {
    name: 'share 0 is nobody',
    feature: featureWith([{ rule: everyone, share: 0 }]),
    key: IN,
    version: baseline,
    arm: 'baseline',
    reason: 'SPLIT',
    comparable: true,
  },
  {
    name: 'an earlier, larger cohort decides: kept, but not compared',
    feature: featureWith([...half, { rule: everyone, share: 0.1 }]),
    context: { tenant: 'acme' },
    key: IN,
    version: candidate,
    arm: 'candidate',
    reason: 'SPLIT',
    comparable: false,
  },
  {
    name: 'outside that earlier cohort the stage decides',
    feature: featureWith([...half, { rule: everyone, share: 0.1 }]),
    context: { tenant: 'globex' },
    key: IN,
    version: baseline,
    arm: 'baseline',
    reason: 'SPLIT',
    comparable: true,
  },
  {
    name: 'in an earlier cohort only',
    feature: featureWith([...half, { rule: isTenant('globex'), share: 0.9 }]),
    context: { tenant: 'acme' },
    key: IN,
    version: candidate,
    arm: 'candidate',
    reason: 'SPLIT',
    comparable: false,
  },
  {
    name: 'an earlier cohort of the same share',
    feature: featureWith([{ rule: everyone, share: 0.5 }, ...half]),
    context: { tenant: 'acme' },
    key: IN,
    version: candidate,
    arm: 'candidate',
    reason: 'SPLIT',
    comparable: true,
  },
  {
    name: 'bucketed by an attribute',
    feature: featureWith([{ rule: everyone, share: 0.5 }], { bucketBy: 'user.id' }),
    context: { user: { id: IN } },
    key: OUT,
    version: candidate,
    arm: 'candidate',
    reason: 'SPLIT',
    comparable: true,
  },
  {
    name: 'excluded, though it would get the candidate',
    feature: featureWith([{ rule: everyone, share: 1 }], {
      exclusions: [{ attribute: 'tenant', value: 'acme' }],
    }),
    context: { tenant: 'acme' },
    version: baseline,
    arm: 'baseline',
    reason: 'STATIC',
    comparable: false,
  },
  {
    name: 'excluded by a number, as the slice writes it',
    feature: featureWith([{ rule: everyone, share: 1 }], { exclusions: [{ attribute: 'tier', value: '3' }] }),
    context: { tier: 3 },
    version: baseline,
    arm: 'baseline',
    reason: 'STATIC',
    comparable: false,
  },
  {
    name: 'another value than the excluded one',
    feature: featureWith([{ rule: everyone, share: 1 }], {
      exclusions: [{ attribute: 'tenant', value: 'acme' }],
    }),
    context: { tenant: 'Acme' },
    version: candidate,
    arm: 'candidate',
    reason: 'TARGETING_MATCH',
    comparable: true,
  },
  {
    name: 'the excluded attribute absent',
    feature: featureWith([{ rule: everyone, share: 1 }], {
      exclusions: [{ attribute: 'tenant', value: 'acme' }],
    }),
    version: candidate,
    arm: 'candidate',
    reason: 'TARGETING_MATCH',
    comparable: true,
  },
  {
    name: 'bucketing attribute absent',
    feature: featureWith([{ rule: everyone, share: 1 }], { bucketBy: 'user.id' }),
    key: IN,
    version: baseline,
    arm: 'baseline',
    reason: 'STATIC',
    comparable: false,
  },
];

const keys = (count: number): string[] => Array.from({ length: count }, (_, index) => `user-${index}`);
const armOf = (feature: RoutedFeature, key: string, context = {}) => evaluateFlag(feature, key, context).arm;

describe('evaluateFlag', () => {
  it.each(CASES)(
    '$name',
    ({ feature, context = {}, key = IN, version: expected, arm, reason, comparable }) => {
      expect(evaluateFlag(feature, key, context)).toEqual({ version: expected, arm, reason, comparable });
    },
  );

  it.each([0.01, 0.05, 0.1, 0.25, 0.5, 0.98])(
    'gives a share of %d to that part of 100,000 keys, within 0.5 points',
    (share) => {
      for (const salt of ['support-reply', '9f2c6f0e', 'ü']) {
        const feature = featureWith([{ rule: everyone, share }], { salt });
        const exposed = keys(100_000).filter((key) => armOf(feature, key) === 'candidate').length;
        expect(Math.abs(exposed / 100_000 - share)).toBeLessThan(0.005);
      }
    },
  );

  it('moves nobody back over 1, 5, 25, 100 %', () => {
    const steps = [0.01, 0.05, 0.25, 1].map((share) => ({ rule: everyone, share }));
    let before = new Set<string>();
    for (let stage = 1; stage <= steps.length; stage += 1) {
      const feature = featureWith(steps.slice(0, stage));
      const now = new Set(keys(10_000).filter((key) => armOf(feature, key) === 'candidate'));
      expect([...before].filter((key) => !now.has(key))).toEqual([]);
      expect(now.size).toBeGreaterThan(before.size);
      before = now;
    }
    expect(before.size).toBe(10_000);
  });

  const rule = fc.oneof(
    fc.constant(everyone),
    fc.subarray(['acme', 'globex', 'initech'], { minLength: 1 }).map((tenants) => isTenant(...tenants)),
    fc.constant<CohortRule>({ kind: 'condition', attribute: 'tier', operator: 'above', values: [1] }),
  );
  const cohorts = fc.array(fc.record({ rule, share: fc.double({ min: 0, max: 1, noNaN: true }) }), {
    minLength: 1,
    maxLength: 6,
  });
  const request = fc.record({
    key: fc.string({ minLength: 1 }),
    context: fc.record({
      tenant: fc.constantFrom('acme', 'globex', 'initech', 'umbrella'),
      tier: fc.integer({ min: 0, max: 3 }),
    }),
  });

  it('moves nobody back over any plan, whatever its rules and shares', () => {
    fc.assert(
      fc.property(cohorts, request, fc.string(), (plan, { key, context }, salt) => {
        const arms = plan.map((_, index) =>
          armOf(featureWith(plan.slice(0, index + 1), { salt }), key, context),
        );
        const first = arms.indexOf('candidate');
        expect(first < 0 || arms.slice(first).every((arm) => arm === 'candidate')).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  const excludedCohort = fc.oneof(
    fc.record({ attribute: fc.constant('tenant'), value: fc.constantFrom('acme', 'globex', 'initech') }),
    fc.record({ attribute: fc.constant('tier'), value: fc.constantFrom('0', '1', '2', '3') }),
  );

  it('an exclusion takes the candidate from its own cohort, in every stage, and touches nobody else', () => {
    let taken = 0;
    fc.assert(
      fc.property(
        ...[cohorts, request, fc.array(excludedCohort, { maxLength: 3 }), excludedCohort],
        (plan, { key, context }, before, added) => {
          const isMatch = String(context[added.attribute as keyof typeof context]) === added.value;
          plan.forEach((_, index) => {
            const upTo = plan.slice(0, index + 1);
            const was = evaluateFlag(featureWith(upTo, { exclusions: before }), key, context);
            const is = evaluateFlag(featureWith(upTo, { exclusions: [...before, added] }), key, context);
            if (isMatch) {
              if (was.arm === 'candidate') taken += 1;
              expect(is).toEqual({ version: baseline, arm: 'baseline', reason: 'STATIC', comparable: false });
            } else expect(is).toEqual(was);
          });
        },
      ),
      { numRuns: 2_000 },
    );
    expect(taken).toBeGreaterThan(0);
  });

  it('decides alike for another release, another day, and the same again', () => {
    fc.assert(
      fc.property(cohorts, request, (plan, { key, context }) => {
        const one = evaluateFlag(featureWith(plan, { releaseId: 'first' }), key, context);
        const other = evaluateFlag(featureWith(plan, { releaseId: 'second' }), key, context);
        expect(other).toEqual(one);
      }),
    );
  });

  it('never throws, whatever the context holds', () => {
    fc.assert(
      fc.property(
        cohorts,
        fc.string(),
        fc.dictionary(fc.string(), fc.anything()),
        fc.string(),
        (plan, key, context, bucketBy) => {
          expect(evaluateFlag(featureWith(plan, { bucketBy }), key, context).version).not.toBeNull();
        },
      ),
    );
  });
});
