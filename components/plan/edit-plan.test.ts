import { expect, test } from 'vitest';
import type { Cohort } from '@/lib/core/cohort/cohort-rule';
import type { Plan, Stage } from '@/lib/core/release/note';
import { addWiderStep, restoreStages } from './edit-plan';

const everyone = (share: number): Cohort => ({ rule: { kind: 'everyone' }, share });
const stage = (kind: Stage['kind'], cohort: Cohort | null): Stage => ({
  kind,
  name: kind,
  cohort,
  minMinutes: 0,
  minRequests: 0,
});
const shares = (plan: Plan) => plan.stages.map(({ kind, cohort }) => `${kind} ${cohort?.share ?? '-'}`);

test.each([
  ['after none', [], 0.05],
  ['after 10 %', [0.1], 0.25],
  ['after 10 % and 25 %', [0.1, 0.25], 0.5],
  ['after 80 %', [0.8], 0.9],
])('a wider step %s comes before the full rollout and is wider', (_title, wider, share) => {
  const stages = [
    stage('offline', null),
    ...wider.map((step) => stage('wider', everyone(step))),
    stage('full', everyone(0.98)),
  ];
  const next = addWiderStep({ stages }).stages;
  expect(next.at(-1)?.kind).toBe('full');
  expect(next.at(-2)).toMatchObject({ kind: 'wider', cohort: everyone(share) });
  expect(next).toHaveLength(stages.length + 1);
});

test('a plan without a full stage gets the step at its end', () => {
  expect(shares(addWiderStep({ stages: [stage('canary', everyone(0.01))] }))).toEqual([
    'canary 0.01',
    'wider 0.05',
  ]);
});

test('restoring the default stages keeps the cohorts that were chosen', () => {
  const fallback = {
    stages: [
      stage('offline', null),
      stage('canary', everyone(0.01)),
      stage('cohort', null),
      stage('full', everyone(0.98)),
    ],
  };
  const broken = { stages: [stage('cohort', everyone(0.4)), stage('full', everyone(1))] };
  expect(shares(restoreStages(broken, fallback))).toEqual([
    'offline -',
    'canary 0.01',
    'cohort 0.4',
    'full 0.98',
  ]);
});
