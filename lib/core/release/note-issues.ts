import { isWholeRule } from '../cohort/is-whole-rule';
import type { FieldIssue } from '../domain-error';
import { isSourceQuery, type MonitoringQuery } from '../monitoring/monitoring-query';
import { templateFaults } from '../monitoring/template-faults';
import type { VersionLabels } from '../routing/routing-snapshot';
import { lintPlan } from './lint-plan';
import type { NoteContent, StageKind } from './note';
import { VERSION_AXES } from './version-axes';

/** What a note stands on beside its own content. Null: not chosen. */
export interface NoteContext {
  ownerId: string | null;
  baselineId: string | null;
  candidateId: string | null;
  baselineLabels: VersionLabels | null;
  candidateLabels: VersionLabels | null;
}

/**
 * Everything that keeps a release from starting (rule 1), each fault by code, field and sentence; empty when the
 * note is whole. Fields are paths into NoteContent, or ownerId, baselineId, candidateId, baselineLabels.* and
 * candidateLabels.*. Warnings of the plan are not among them. Never throws.
 */
export function noteIssues(note: NoteContent, context: NoteContext): FieldIssue[] {
  return [
    ...textIssues(note),
    ...cohortIssue(note, 'canary', 'missing_canary_cohort', 'canary cohort: who gets the candidate first'),
    ...cohortIssue(
      note,
      'cohort',
      'missing_expanded_cohort',
      'expanded cohort: the one limited cohort after the canary',
    ),
    ...listIssues(note),
    ...(context.ownerId === null
      ? [{ code: 'missing_owner', field: 'ownerId', message: 'Name the one owner of the release.' }]
      : []),
    ...versionIssues(context),
    ...lintPlan(note.plan)
      .filter((finding) => finding.severity === 'error')
      .map(({ code, field, message, fix }) => ({ code, field, message: `${message} ${fix}` })),
  ];
}

function textIssues(note: NoteContent): FieldIssue[] {
  const texts = [
    { code: 'missing_change', field: 'change', message: 'Say what changes.' },
    { code: 'missing_expected_gain', field: 'expectedGain', message: 'Say what gain is expected.' },
    { code: 'missing_primary_risk', field: 'primaryRisk', message: 'Say what is most likely to get worse.' },
  ] as const;
  return texts.filter(({ field }) => note[field].trim() === '');
}

function cohortIssue({ plan }: NoteContent, kind: StageKind, code: string, what: string): FieldIssue[] {
  const stages = plan.stages
    .map((stage, index) => ({ stage, index }))
    .filter(({ stage }) => stage.kind === kind);
  if (stages.length === 0) return [{ code, field: 'plan.stages', message: `Choose the ${what}.` }];
  return stages
    .filter(({ stage }) => !(stage.cohort && isWholeRule(stage.cohort.rule)))
    .map(({ index }) => ({ code, field: `plan.stages.${index}.cohort`, message: `Choose the ${what}.` }));
}

function listIssues(note: NoteContent): FieldIssue[] {
  const issues: FieldIssue[] = [];
  if (note.metricsToWatch.length === 0) {
    issues.push({
      code: 'missing_metrics',
      field: 'metricsToWatch',
      message: 'Choose the metrics to watch.',
    });
  }
  if (note.triggers.length === 0) {
    issues.push({ code: 'missing_trigger', field: 'triggers', message: 'Add a rollback trigger.' });
  }
  return [...issues, ...queryIssues(note.monitoringQuery)];
}

function queryIssues(query: MonitoringQuery | null): FieldIssue[] {
  if (query === null) {
    return [{ code: 'missing_query', field: 'monitoringQuery', message: 'Choose the monitoring query.' }];
  }
  if (!isSourceQuery(query)) return [];
  const missing = query.source === '';
  const source = {
    code: 'missing_source',
    field: 'monitoringQuery.source',
    message: 'Choose a metric source.',
  };
  const faults = templateFaults(query).map((fault) => {
    const code = query.query.trim() === '' ? 'missing_query' : 'bad_query';
    return { code, field: 'monitoringQuery.query', message: `Monitoring query: ${fault}` };
  });
  return [...(missing ? [source] : []), ...faults];
}

function versionIssues(context: NoteContext): FieldIssue[] {
  const { baselineId, candidateId, baselineLabels, candidateLabels } = context;
  const issues: FieldIssue[] = [];
  if (baselineId === null || !baselineLabels) {
    issues.push({
      code: 'missing_baseline',
      field: 'baselineId',
      message: 'The feature has no live version to compare with: make one live first.',
    });
  }
  if (candidateId === null || !candidateLabels) {
    issues.push({
      code: 'missing_candidate',
      field: 'candidateId',
      message: 'Choose the candidate version.',
    });
  }
  for (const [arm, labels] of [
    ['baseline', baselineLabels] as const,
    ['candidate', candidateLabels] as const,
  ]) {
    if (!labels) continue;
    for (const axis of VERSION_AXES.filter((name) => labels[name].trim() === '')) {
      const message = `The ${arm} has no ${axis}: telemetry could not tell it apart.`;
      issues.push({ code: 'missing_version_label', field: `${arm}Labels.${axis}`, message });
    }
  }
  const sameLabels =
    baselineLabels &&
    candidateLabels &&
    VERSION_AXES.every((axis) => baselineLabels[axis] === candidateLabels[axis]);
  if ((baselineId !== null && baselineId === candidateId) || sameLabels) {
    issues.push({
      code: 'same_version',
      field: 'candidateId',
      message: 'The candidate is the version that is live already: choose another one.',
    });
  }
  return issues;
}
