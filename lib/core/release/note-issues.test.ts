import { describe, expect, it } from 'vitest';
import type { CohortRule } from '../cohort/cohort-rule';
import { changedAxes, confoundedSentence, isConfounded } from './confounded-change';
import { defaultPlan } from './default-plan';
import { emptyNote } from './empty-note';
import type { NoteContent, Plan, StageKind } from './note';
import { noteCompleteness } from './note-completeness';
import { type NoteContext, noteIssues } from './note-issues';

const acme: CohortRule = { kind: 'condition', attribute: 'tenant', operator: 'is', values: ['acme'] };
const labels = { model_version: 'm1', prompt_version: 'p41', retrieval_version: 'r1', policy_version: 'c1' };

function planWith(kind: StageKind, rule: CohortRule | null): Plan {
  const stages = defaultPlan().stages.map((stage) => {
    if (stage.kind === kind) return { ...stage, cohort: rule && { rule, share: 0.5 } };
    return stage.kind === 'cohort' ? { ...stage, cohort: { rule: acme, share: 0.5 } } : stage;
  });
  return { stages };
}

const whole: NoteContent = {
  change: 'Shorter answers with cited policy',
  expectedGain: 'Fewer follow-up questions',
  primaryRisk: 'Refusals rise',
  metricsToWatch: ['task_success', 'cost'],
  tolerances: {},
  triggers: [
    {
      id: 't1',
      metric: 'parse_failures',
      comparison: 'absolute',
      threshold: 0.02,
      minRequests: 200,
      action: 'roll_back',
      inSlice: 'exclude',
      weight: 1,
    },
  ],
  monitoringQuery: { metric: 'task_success', windowMinutes: 60 },
  dashboardUrl: '',
  plan: planWith('cohort', acme),
};

const context: NoteContext = {
  ownerId: 'dana',
  baselineId: 'v1',
  candidateId: 'v2',
  baselineLabels: labels,
  candidateLabels: { ...labels, prompt_version: 'p42' },
};

const without = (kind: StageKind): Plan => ({
  stages: whole.plan.stages.filter((stage) => stage.kind !== kind),
});

const CASES: [string, Partial<NoteContent>, Partial<NoteContext>, string[]][] = [
  ['nothing', {}, {}, []],
  ['the change', { change: ' \n' }, {}, ['missing_change change']],
  ['the expected gain', { expectedGain: '' }, {}, ['missing_expected_gain expectedGain']],
  ['the primary risk', { primaryRisk: '' }, {}, ['missing_primary_risk primaryRisk']],
  ['the metrics', { metricsToWatch: [] }, {}, ['missing_metrics metricsToWatch']],
  ['a trigger', { triggers: [] }, {}, ['missing_trigger triggers']],
  ['the query', { monitoringQuery: null }, {}, ['missing_query monitoringQuery']],
  [
    'the query, though a dashboard is linked',
    { monitoringQuery: null, dashboardUrl: 'https://example.com' },
    {},
    ['missing_query monitoringQuery'],
  ],
  ['the owner', {}, { ownerId: null }, ['missing_owner ownerId']],
  ['the baseline', {}, { baselineId: null, baselineLabels: null }, ['missing_baseline baselineId']],
  ['the candidate', {}, { candidateId: null, candidateLabels: null }, ['missing_candidate candidateId']],
  ['a difference', {}, { candidateId: 'v1' }, ['same_version candidateId']],
  ['a difference in the labels', {}, { candidateLabels: labels }, ['same_version candidateId']],
  [
    'a label',
    {},
    { candidateLabels: { ...labels, policy_version: ' ' } },
    ['missing_version_label candidateLabels.policy_version'],
  ],
  [
    'a label of the baseline',
    {},
    { baselineLabels: { ...labels, model_version: '' } },
    ['missing_version_label baselineLabels.model_version'],
  ],
  [
    'the canary cohort',
    { plan: planWith('canary', null) },
    {},
    ['missing_canary_cohort plan.stages.1.cohort'],
  ],
  [
    'the canary stage',
    { plan: without('canary') },
    {},
    ['missing_canary_cohort plan.stages', 'plan_missing_stage plan.stages'],
  ],
  [
    'the expanded cohort',
    { plan: planWith('cohort', null) },
    {},
    ['missing_expanded_cohort plan.stages.2.cohort'],
  ],
  [
    'a value in the expanded cohort',
    { plan: planWith('cohort', { ...acme, values: [] } as CohortRule) },
    {},
    ['missing_expanded_cohort plan.stages.2.cohort'],
  ],
  [
    'the wider stage',
    { plan: without('wider') },
    {},
    ['plan_missing_stage plan.stages', 'plan_all_at_once plan.stages.3'],
  ],
  [
    'only a control, which is a warning',
    {
      plan: {
        stages: whole.plan.stages.map((stage) =>
          stage.kind === 'cohort' ? { ...stage, cohort: { rule: acme, share: 1 } } : stage,
        ),
      },
    },
    {},
    [],
  ],
];

describe('a note that lacks', () => {
  it.each(CASES)('%s', (_name, change, other, expected) => {
    const [note, around] = [
      { ...whole, ...change },
      { ...context, ...other },
    ];
    const issues = noteIssues(note, around);
    expect(issues.map(({ code, field }) => `${code} ${field}`)).toEqual(expected);
    for (const { message } of issues) expect(message).toMatch(/^\S.*\.$/);

    const { done, total, open } = noteCompleteness(note, around);
    expect(total - done).toBe(open.length);
    expect(open.length === 0).toBe(issues.length === 0);
  });

  it('everything is told all of it', () => {
    const nothing = {
      ownerId: null,
      baselineId: null,
      candidateId: null,
      baselineLabels: null,
      candidateLabels: null,
    };
    expect(noteIssues(emptyNote(), nothing).map(({ code }) => code)).toEqual([
      'missing_change',
      'missing_expected_gain',
      'missing_primary_risk',
      'missing_expanded_cohort',
      'missing_metrics',
      'missing_trigger',
      'missing_query',
      'missing_owner',
      'missing_baseline',
      'missing_candidate',
    ]);
    expect(noteCompleteness(emptyNote(), nothing)).toMatchObject({ done: 2, total: 11 });
    expect(noteCompleteness(whole, context)).toMatchObject({ done: 11, total: 11, issues: [], open: [] });
  });
});

describe('a confounded change', () => {
  const both = { ...labels, model_version: 'm2', prompt_version: 'p42' };
  it.each([
    ['nothing', labels, [], null],
    ['the prompt', { ...labels, prompt_version: 'p42' }, ['prompt_version'], null],
    ['model and prompt', both, ['model_version', 'prompt_version'], /: both model and prompt change at once/],
    [
      'three',
      { ...both, policy_version: 'c2' },
      ['model_version', 'prompt_version', 'policy_version'],
      /: model, prompt and policy change/,
    ],
  ])('of %s', (_name, candidate, axes, sentence) => {
    expect(changedAxes(labels, candidate)).toEqual(axes);
    expect(isConfounded(labels, candidate)).toBe(sentence !== null);
    if (sentence) expect(confoundedSentence(labels, candidate)).toMatch(sentence);
    else expect(confoundedSentence(labels, candidate)).toBeNull();
  });
});
