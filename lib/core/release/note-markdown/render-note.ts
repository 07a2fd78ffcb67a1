import { renderCohort } from '../../cohort/render-cohort';
import { shiftDecimal } from '../../cohort/shift-decimal';
import type { VersionLabels } from '../../routing/routing-snapshot';
import type { NoteContent, Stage, StageKind } from '../note';
import { renderTrigger } from '../render-trigger';
import { renderWatched } from '../render-watched';
import { VERSION_AXES } from '../version-axes';
import { escapeText } from './escape-text';
import { renderMonitoring } from './render-monitoring';
import { SECTIONS, type SectionId } from './sections';
import { renderTable } from './table';

export interface RenderNoteInput {
  title: string;
  ownerName: string | null;
  note: NoteContent;
  baseline: VersionLabels | null;
  candidate: VersionLabels | null;
  /** What one bucketing unit of the feature is called; ends the sentence of a cohort. */
  unitName?: string;
}

/**
 * A note as Markdown in the template's shape. parseNote reads it back to the same note, but for the ids of triggers
 * (they become t1, t2… in order) and blank space around texts. The canary and the expanded cohort have a section of
 * their own; in the plan's table their first stage points there.
 */
export function renderNote(input: RenderNoteInput): string {
  const bodies = bodiesOf(input);
  const sections = SECTIONS.map(({ id, heading }) => `## ${heading}\n\n${bodies[id]}`.trimEnd());
  return `${[`# Rollout note: ${oneLine(input.title)}`, ...sections].join('\n\n')}\n`;
}

function bodiesOf({
  ownerName,
  note,
  baseline,
  candidate,
  unitName,
}: RenderNoteInput): Record<SectionId, string> {
  const cohortOf = (stage: Stage | undefined) =>
    stage?.cohort ? renderCohort(stage.cohort, oneLine(unitName ?? '')) : '';
  const first = (kind: StageKind) => note.plan.stages.find((stage) => stage.kind === kind);
  return {
    change: escapeText(note.change),
    expectedGain: escapeText(note.expectedGain),
    primaryRisk: escapeText(note.primaryRisk),
    canaryCohort: cohortOf(first('canary')),
    expandedCohort: cohortOf(first('cohort')),
    metrics: note.metricsToWatch.map((metric) => `- ${renderWatched(metric, note.tolerances)}`).join('\n'),
    triggers: note.triggers.map((trigger) => `- ${renderTrigger(trigger)}`).join('\n'),
    owner: escapeText(oneLine(ownerName ?? '')),
    query: [
      ...(note.monitoringQuery ? [renderMonitoring(note.monitoringQuery)] : []),
      ...(note.dashboardUrl ? [`- Dashboard: ${oneLine(note.dashboardUrl)}`] : []),
    ].join('\n'),
    versions: renderTable([
      ['Label', 'Baseline', 'Candidate'],
      ...VERSION_AXES.map((axis) => [axis, baseline?.[axis] ?? '', candidate?.[axis] ?? '']),
    ]),
    plan: renderTable([
      ['Stage', 'Kind', 'Cohort', 'Minimum minutes', 'Minimum requests'],
      ...note.plan.stages.map((stage) => [
        stage.name,
        stage.kind,
        stage.cohort && POINTERS[stage.kind] && stage === first(stage.kind)
          ? `see ${POINTERS[stage.kind]}`
          : cohortOf(stage),
        shiftDecimal(String(stage.minMinutes), 0),
        shiftDecimal(String(stage.minRequests), 0),
      ]),
    ]),
  };
}

/** Where the table's "see …" points to. */
const POINTERS: Partial<Record<StageKind, string>> = {
  canary: 'Canary cohort',
  cohort: 'Expanded cohort',
};

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
