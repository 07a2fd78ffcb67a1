import { describe, expect, it } from 'vitest';
import type { CohortRule } from '../cohort/cohort-rule';
import { defaultPlan } from './default-plan';
import { lintPlan } from './lint-plan';
import type { Plan, Stage, StageKind } from './note';
import { PLAN_FINDING_CODES } from './plan-finding';

const acme: CohortRule = { kind: 'condition', attribute: 'tenant', operator: 'is', values: ['acme'] };
const globex: CohortRule = { kind: 'condition', attribute: 'tenant', operator: 'is', values: ['globex'] };
const unfilled: CohortRule = { kind: 'condition', attribute: 'tenant', operator: 'is', values: [] };
const everyone: CohortRule = { kind: 'everyone' };

const offline: Stage = { kind: 'offline', name: 'Offline', cohort: null, minMinutes: 0, minRequests: 0 };
const stage = (kind: StageKind, share: number | null, rule: CohortRule = everyone): Stage => ({
  kind,
  name: kind,
  cohort: share === null ? null : { rule, share },
  minMinutes: 30,
  minRequests: 100,
});
const canary = stage('canary', 0.01);
const cohort = stage('cohort', 0.5, acme);
const wider = stage('wider', 0.1);
const full = stage('full', 0.98);

/** What the plan is, its stages, and every finding as "severity code field". */
const CASES: [string, Stage[], string[]][] = [
  ['is whole', [offline, canary, cohort, wider, full], []],
  [
    'has several canary, cohort and wider stages',
    [
      offline,
      canary,
      stage('canary', 0.02),
      cohort,
      stage('cohort', 0.5, globex),
      wider,
      stage('wider', 0.25),
      full,
    ],
    [],
  ],
  ['is empty', [], ['error plan_missing_stage plan.stages']],
  ['has no canary', [offline, cohort, wider, full], ['error plan_missing_stage plan.stages']],
  ['has no cohort stage', [offline, canary, wider, full], ['error plan_missing_stage plan.stages']],
  ['has no full stage', [offline, canary, cohort, wider], ['error plan_missing_stage plan.stages']],
  [
    'goes from the canary to everything',
    [offline, canary, cohort, full],
    ['error plan_missing_stage plan.stages', 'error plan_all_at_once plan.stages.3'],
  ],
  [
    'has half of everyone in the cohort, and no wider stage',
    [offline, canary, stage('cohort', 0.5), full],
    ['error plan_missing_stage plan.stages', 'error plan_all_at_once plan.stages.3'],
  ],
  [
    'takes nearly everyone in its wider stage',
    [offline, canary, cohort, stage('wider', 0.97), full],
    ['error plan_all_at_once plan.stages.3.cohort.share'],
  ],
  [
    'takes nearly everyone in its canary',
    [offline, stage('canary', 0.98), cohort, stage('wider', 0.98), full],
    [
      'error plan_all_at_once plan.stages.1.cohort.share',
      'warning plan_canary_not_tiny plan.stages.1.cohort.share',
    ],
  ],
  ['goes to more than half from 10 %', [offline, canary, cohort, wider, stage('wider', 0.6), full], []],
  [
    'goes from 9 % to everything',
    [offline, canary, cohort, stage('wider', 0.09), full],
    ['error plan_all_at_once plan.stages.4'],
  ],
  [
    'has a wide cohort of few tenants only before everything',
    [offline, canary, cohort, stage('wider', 0.9, acme), full],
    ['error plan_all_at_once plan.stages.4'],
  ],
  [
    'has a full stage of one tenant',
    [offline, canary, cohort, wider, stage('full', 0.98, acme)],
    ['error plan_all_at_once plan.stages.4.cohort.rule'],
  ],
  [
    'has the offline check in the middle',
    [canary, offline, cohort, wider, full],
    ['error plan_order plan.stages.1.kind'],
  ],
  [
    'has the cohort before the canary',
    [offline, cohort, canary, wider, full],
    ['error plan_order plan.stages.2.kind'],
  ],
  [
    'has two full stages',
    [offline, canary, cohort, wider, full, stage('full', 0.99)],
    ['error plan_order plan.stages.5.kind'],
  ],
  [
    'has a stage after full',
    [offline, canary, cohort, wider, full, stage('wider', 0.98)],
    ['error plan_order plan.stages.5.kind'],
  ],
  [
    'shrinks',
    [offline, canary, cohort, stage('wider', 0.25), stage('wider', 0.1), full],
    ['error plan_share_shrinks plan.stages.4.cohort.share'],
  ],
  [
    'has less after its canary, which is then too wide',
    [offline, stage('canary', 0.2), cohort, wider, full],
    [
      'error plan_share_shrinks plan.stages.1.cohort.share',
      'warning plan_canary_not_tiny plan.stages.1.cohort.share',
    ],
  ],
  [
    'shrinks for one tenant',
    [offline, canary, cohort, stage('cohort', 0.4, acme), wider, full],
    ['error plan_share_shrinks plan.stages.3.cohort.share'],
  ],
  [
    'has a smaller share of another tenant',
    [offline, canary, cohort, stage('cohort', 0.4, globex), wider, full],
    [],
  ],
  ['keeps a share', [offline, canary, cohort, wider, stage('wider', 0.1), full], []],
  [
    'has a cohort without control',
    [offline, canary, stage('cohort', 1, acme), wider, full],
    ['warning plan_no_control plan.stages.2.cohort.share'],
  ],
  [
    'has no holdback at full',
    [offline, canary, cohort, wider, stage('full', 1)],
    ['error plan_no_control plan.stages.4.cohort.share'],
  ],
  [
    'has 0.5 % holdback at full',
    [offline, canary, cohort, wider, stage('full', 0.995)],
    ['error plan_no_control plan.stages.4.cohort.share'],
  ],
  ['has 1 % holdback at full', [offline, canary, cohort, wider, stage('full', 0.99)], []],
  ['has 5 % holdback at full', [offline, canary, cohort, wider, stage('full', 0.95)], []],
  [
    'has 6 % holdback at full',
    [offline, canary, cohort, wider, stage('full', 0.94)],
    ['error plan_share_out_of_range plan.stages.4.cohort.share'],
  ],
  [
    'has a share of nothing',
    [offline, stage('canary', 0), cohort, wider, full],
    ['error plan_share_out_of_range plan.stages.1.cohort.share'],
  ],
  [
    'has a share above all',
    [offline, canary, stage('cohort', 1.5, acme), wider, full],
    ['error plan_share_out_of_range plan.stages.2.cohort.share'],
  ],
  [
    'has a share that is no number',
    [offline, stage('canary', Number.NaN), cohort, wider, full],
    ['error plan_share_out_of_range plan.stages.1.cohort.share'],
  ],
  ['has a canary of 5 %', [offline, stage('canary', 0.05), cohort, wider, full], []],
  [
    'has a canary of 6 %',
    [offline, stage('canary', 0.06), cohort, wider, full],
    ['warning plan_canary_not_tiny plan.stages.1.cohort.share'],
  ],
  ['has a canary of half a tenant', [offline, stage('canary', 0.5, acme), cohort, wider, full], []],
  [
    'asks for no requests',
    [offline, canary, cohort, { ...wider, minRequests: 0 }, full],
    ['error plan_no_minimum plan.stages.3.minRequests'],
  ],
  [
    'leaves the canary and cohort to the note',
    [offline, stage('canary', null), stage('cohort', null), wider, full],
    [],
  ],
  [
    'leaves a wider stage open',
    [offline, canary, cohort, wider, stage('wider', null), full],
    ['error plan_missing_cohort plan.stages.4.cohort'],
  ],
  [
    'has a wider stage with half a condition',
    [offline, canary, cohort, wider, stage('wider', 0.2, unfilled), full],
    ['error plan_missing_cohort plan.stages.4.cohort'],
  ],
];

describe('a plan that', () => {
  it.each(CASES)('%s', (_name, stages, expected) => {
    const findings = lintPlan({ stages });
    expect(findings.map(({ severity, code, field }) => `${severity} ${code} ${field}`)).toEqual(expected);
    for (const { message, fix } of findings) {
      expect(message).toMatch(/^\S.*\.$/);
      expect(fix).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('is the default has nothing wrong with it', () => {
    expect(lintPlan(defaultPlan())).toEqual([]);
  });
});

it('has a case for every code', () => {
  const seen = CASES.flatMap(([, , expected]) => expected.map((line) => line.split(' ')[1]));
  expect(PLAN_FINDING_CODES.filter((code) => !seen.includes(code))).toEqual([]);
});

it('names several missing stages at once, and never two findings alike', () => {
  const plan: Plan = { stages: [full] };
  const findings = lintPlan(plan);
  expect(findings[0]?.message).toBe(
    'The plan has no offline check, no canary stage, no cohort stage, no wider stage.',
  );
  expect(new Set(findings.map(({ code, field }) => `${code} ${field}`)).size).toBe(findings.length);
});
