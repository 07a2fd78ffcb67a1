import { isWholeRule } from '../../cohort/is-whole-rule';
import { renderCohort } from '../../cohort/render-cohort';
import { METRICS } from '../../telemetry/metric';
import type { NoteContent, StageKind } from '../note';
import { renderQuery } from '../render-query';
import { renderTrigger } from '../render-trigger';
import type { StartPart } from './note-start';

/** What a note says so far, part by part in the template's order; a part with nothing in it is left out. */
export function noteParts(note: NoteContent, unitName?: string): StartPart[] {
  const { metricsToWatch, triggers, monitoringQuery, dashboardUrl, plan } = note;
  const parts: StartPart[] = [
    { name: 'Change', words: note.change },
    { name: 'Expected gain', words: note.expectedGain },
    { name: 'Primary regression risk', words: note.primaryRisk },
    { name: 'Canary cohort', words: cohortOf(note, 'canary', unitName) },
    { name: 'Expanded cohort', words: cohortOf(note, 'cohort', unitName) },
    { name: 'Metrics to watch', words: metricsToWatch.map((metric) => METRICS[metric].label).join(', ') },
    {
      name: 'Rollback triggers',
      words: triggers.map((trigger) => capitalized(renderTrigger(trigger))).join('\n'),
    },
    { name: 'Monitoring query', words: monitoringQuery ? capitalized(renderQuery(monitoringQuery)) : '' },
    { name: 'Dashboard', words: dashboardUrl },
    { name: 'Plan', words: plan.stages.map(({ name }) => name).join(', ') },
  ];
  return parts.filter(({ words }) => words.trim() !== '');
}

function cohortOf({ plan }: NoteContent, kind: StageKind, unitName: string | undefined): string {
  const cohort = plan.stages.find((stage) => stage.kind === kind)?.cohort;
  return cohort && isWholeRule(cohort.rule) ? renderCohort(cohort, unitName) : '';
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
