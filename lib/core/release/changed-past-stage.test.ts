import { describe, expect, it } from 'vitest';
import { changedPastStage } from './changed-past-stage';
import type { Plan, Stage } from './note';

const stage = (name: string, share: number | null): Stage => ({
  kind: share === null ? 'offline' : 'canary',
  name,
  cohort: share === null ? null : { rule: { kind: 'everyone' }, share },
  minMinutes: 1,
  minRequests: 1,
});
const plan = (...stages: Stage[]): Plan => ({ stages });
const before = plan(stage('offline', null), stage('small', 0.01), stage('wide', 0.1));

describe('a stage that has been entered', () => {
  it.each([
    ['nothing changed', before, 2, null],
    [
      'a later cohort changed',
      plan(stage('offline', null), stage('small', 0.01), stage('wide', 0.2)),
      1,
      null,
    ],
    [
      'the cohort of the present stage changed',
      plan(stage('offline', null), stage('small', 0.02), stage('wide', 0.1)),
      1,
      'small',
    ],
    [
      'a cohort of a stage that was left changed',
      plan(stage('offline', null), stage('small', 0.02), stage('wide', 0.1)),
      2,
      'small',
    ],
    ['the present stage was taken out', plan(stage('offline', null)), 1, 'small'],
    [
      'a stage was put in before the present one',
      plan(stage('offline', null), stage('new', 0.005), stage('small', 0.01)),
      1,
      'small',
    ],
    ['only a name changed', plan(stage('offline', null), stage('tiny', 0.01), stage('wide', 0.1)), 2, null],
  ] as const)('%s', (_, after, stageIndex, name) => {
    expect(changedPastStage(before, after, stageIndex)?.name ?? null).toBe(name);
  });
});
