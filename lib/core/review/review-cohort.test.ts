import { describe, expect, it } from 'vitest';
import type { CohortRule } from '../cohort/cohort-rule';
import { reviewCohort } from './review-cohort';

const tenant = (value: string): CohortRule => ({
  kind: 'condition',
  attribute: 'tenant',
  operator: 'is',
  values: [value],
});
const release = {
  cohorts: [
    { rule: tenant('acme'), share: 0.01 },
    { rule: tenant('globex'), share: 0.5 },
    { rule: { kind: 'everyone' } as const, share: 0.1 },
  ],
  cohortNames: ['Canary', 'One tenant', 'Wider'],
};

describe('the cohort of a request', () => {
  it.each([
    ['of the canary', { tenant: 'acme' }, 3, 'Canary'],
    ['of a later stage', { tenant: 'globex' }, 3, 'One tenant'],
    ['of nobody in particular', {}, 3, 'Wider'],
    ['of a stage that is not reached yet', {}, 2, null],
  ])('%s', (_name, context, stages, cohort) => {
    const present = { ...release, cohorts: release.cohorts.slice(0, stages) };
    expect(reviewCohort(present, context)).toBe(cohort);
  });
});
