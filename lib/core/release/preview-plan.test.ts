import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CohortRule } from '../cohort/cohort-rule';
import type { ExcludedCohort } from '../cohort/excluded-cohort';
import { evaluateFlag } from '../routing/evaluate-flag';
import type { RoutedFeature, RoutedVersion } from '../routing/routing-snapshot';
import { daysToMinimum } from './days-to-minimum';
import { exposureOf } from './exposure-of';
import type { Plan, Stage } from './note';
import { PlanPreview, type RequestGroup, topValues } from './preview-plan';

const stage = (rule: CohortRule | null, share: number, minRequests = 0): Stage => ({
  ...{ kind: 'wider', name: 'A stage', minMinutes: 0, minRequests },
  cohort: rule && { rule, share },
});
const offline = stage(null, 0);
const is = (attribute: string, ...values: string[]): CohortRule => ({
  ...{ kind: 'condition', attribute, operator: 'is', values },
});
const everyone: CohortRule = { kind: 'everyone' };

const condition = fc
  .record({
    attribute: fc.constantFrom('tenant', 'region', 'seats', 'user.plan', 'absent'),
    operator: fc.constantFrom('is', 'is_not', 'starts_with', 'above', 'below', 'exists', 'missing'),
    values: fc.array(fc.constantFrom<string | number>('acme', 'eu', 'a', 5, 'pro'), {
      minLength: 1,
      maxLength: 2,
    }),
  })
  .map((rule): CohortRule => ({ kind: 'condition', ...rule }));
const rule = fc.oneof(
  fc.constant(everyone),
  condition,
  fc.record({ kind: fc.constantFrom('all', 'any'), of: fc.array(condition, { minLength: 1, maxLength: 3 }) }),
);
const plans = fc
  .array(fc.tuple(fc.option(rule), fc.double({ min: 0.01, max: 1, noNaN: true })), {
    minLength: 1,
    maxLength: 5,
  })
  .map((stages): Plan => ({ stages: [offline, ...stages.map(([of, share]) => stage(of, share))] }));
const context = fc.record(
  {
    tenant: fc.constantFrom('acme', 'globex', 'a'),
    region: fc.constantFrom('eu', 'us'),
    seats: fc.integer({ min: 0, max: 10 }),
    user: fc.record({ plan: fc.constantFrom('pro', 'free') }),
  },
  { requiredKeys: [] },
);
const traffic = fc.array(
  fc.record({
    targetingKey: fc.option(fc.integer({ min: 0, max: 30 }).map((n) => `user-${n}`)),
    context,
    requests: fc.integer({ min: 1, max: 9 }),
  }),
  { maxLength: 60 },
);

const excluded = fc.subarray([
  { attribute: 'tenant', value: 'acme' },
  { attribute: 'seats', value: '5' },
  { attribute: 'region', value: 'us' },
]);

const version = (id: string): RoutedVersion => ({
  ...{ id, variant: id, config: null },
  ...{ model_version: 'm', prompt_version: id, retrieval_version: 'r', policy_version: 's' },
});

/** The feature as the snapshot builds it for a release at this stage. */
function routed(
  salt: string,
  bucketBy: string,
  plan: Plan,
  stageIndex: number,
  exclusions: ExcludedCohort[],
): RoutedFeature {
  const cohorts = exposureOf({ status: 'live', stageIndex }, plan);
  const candidate = version('new');
  return {
    ...{ id: 'f', key: 'f', salt, bucketBy, live: version('old'), versions: [], costCapUsd: null },
    release:
      cohorts.length > 0
        ? { id: 'r', stageIndex, stageName: '', candidate, cohorts, cohortNames: [], exclusions }
        : null,
    activeReleaseId: 'r',
  };
}

describe('the preview of a plan', () => {
  it('says for every stage what routing would do with the same requests', () => {
    const property = fc.property(
      ...[fc.string(), fc.constantFrom('targetingKey', 'tenant', 'user.plan'), plans, traffic, excluded],
      (salt, bucketBy, plan, groups, exclusions) => {
        const preview = new PlanPreview({ salt, bucketBy }, plan, exclusions);
        for (const group of groups) preview.add(group);
        plan.stages.forEach((present, index) => {
          const tally = preview.tallyOf(index);
          if (index === 0 || !present.cohort) {
            expect(tally).toBeNull();
            return;
          }
          const feature = routed(salt, bucketBy, plan, index, exclusions);
          const served = { requests: 0, baseline: 0, candidate: 0 };
          for (const { targetingKey, context: said, requests } of groups) {
            if (targetingKey === null) continue;
            const decision = evaluateFlag(feature, targetingKey, { ...said, targetingKey });
            if (decision.version?.id === 'new') served.requests += requests;
            if (decision.comparable && decision.arm) served[decision.arm] += requests;
          }
          expect(tally?.candidate.requests).toBe(served.requests);
          expect(tally?.comparable).toEqual({ baseline: served.baseline, candidate: served.candidate });
        });
      },
    );
    fc.assert(property, { numRuns: 300 });
  });

  const plan: Plan = { stages: [offline, stage(is('tenant', 'acme'), 1), stage(everyone, 1)] };
  const groups: RequestGroup[] = [
    { targetingKey: 'u1', context: { tenant: 'acme', seats: 3 }, requests: 4 },
    { targetingKey: 'u1', context: { tenant: 'acme', seats: 4 }, requests: 1 },
    { targetingKey: 'u2', context: { tenant: 'globex' }, requests: 2 },
    { targetingKey: null, context: { tenant: 'acme' }, requests: 8 },
  ];
  const preview = new PlanPreview({ salt: 's', bucketBy: 'targetingKey' }, plan);
  for (const group of groups) preview.add(group);

  it('counts each unit once, and keeps requests without a key apart', () => {
    expect(preview).toMatchObject({ requests: 15, keyless: 8 });
    expect(preview.tallyOf(1)).toMatchObject({
      matching: { requests: 5, units: 1 },
      candidate: { requests: 5, units: 1 },
    });
    expect(preview.tallyOf(2)).toMatchObject({
      matching: { requests: 7, units: 2 },
      candidate: { requests: 7, units: 2 },
    });
  });

  it('names the values that it touches, most requests first', () => {
    expect(topValues(preview.tallyOf(2)?.touched ?? new Map(), { attributes: 2, values: 1 })).toEqual([
      { attribute: 'seats', distinct: 2, top: [{ value: '3', requests: 4 }] },
      { attribute: 'tenant', distinct: 2, top: [{ value: 'acme', requests: 5 }] },
    ]);
  });

  it('leaves out what names things instead of groups', () => {
    const busy = new PlanPreview({ salt: 's', bucketBy: 'targetingKey' }, plan);
    for (let n = 0; n < 600; n += 1) {
      busy.add({ targetingKey: 'u', context: { request: `r${n}`, tenant: 'acme' }, requests: 1 });
    }
    const found = topValues(busy.tallyOf(1)?.touched ?? new Map(), { attributes: 5, values: 5 });
    expect(found).toEqual([{ attribute: 'tenant', distinct: 1, top: [{ value: 'acme', requests: 600 }] }]);
  });
});

describe('days to the least number of requests', () => {
  it.each([
    ['the slower arm decides', stage(everyone, 0.5, 600), { baseline: 300, candidate: 200 }, 3],
    ['without control the candidate alone', stage(everyone, 1, 600), { baseline: 0, candidate: 200 }, 3],
    ['an arm without requests', stage(everyone, 0.5, 600), { baseline: 0, candidate: 200 }, null],
    ['nothing is asked for', stage(everyone, 0.5), { baseline: 0, candidate: 0 }, 0],
  ])('%s', (_name, of, perDay, days) => {
    expect(daysToMinimum(of, perDay)).toBe(days);
  });
});
