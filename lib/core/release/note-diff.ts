import { isSourceQuery } from '../monitoring/monitoring-query';
import { describeStage } from './describe-stage';
import type { NoteContent } from './note';
import { renderQuery } from './render-query';
import { renderTrigger } from './render-trigger';
import { renderWatched } from './render-watched';

/** One field that differs, in words. `field` is a dotted path; a trigger is named by its id: `triggers.t1`. */
export interface NoteDifference {
  field: string;
  label: string;
  before: string;
  after: string;
}

/** How a part of a note reads; undefined or empty where it is not there. */
type Write = (note: NoteContent) => string | undefined;

/**
 * What changed between two notes, in the note's order; empty when they say the same. Triggers are matched by id,
 * stages by place; the order of triggers says nothing. What is not there reads "none". Never throws.
 */
export function diffNotes(before: NoteContent, after: NoteContent): NoteDifference[] {
  const differ = (field: string, label: string, write: Write): NoteDifference[] => {
    const [was, is] = [write(before) ?? '', write(after) ?? ''];
    return was === is ? [] : [{ field, label, before: was || 'none', after: is || 'none' }];
  };
  const triggerIds = [...new Set([...before.triggers, ...after.triggers].map(({ id }) => id))];
  const stageCount = Math.max(before.plan.stages.length, after.plan.stages.length);
  return [
    ...differ('change', 'Change', (note) => note.change),
    ...differ('expectedGain', 'Expected gain', (note) => note.expectedGain),
    ...differ('primaryRisk', 'Primary regression risk', (note) => note.primaryRisk),
    ...differ('metricsToWatch', 'Metrics to watch', writeMetrics),
    ...triggerIds.flatMap((id) => differ(`triggers.${id}`, 'Rollback trigger', writeTrigger(id))),
    ...differ('monitoringQuery', 'Monitoring query', writeQuery),
    ...differ('dashboardUrl', 'Dashboard', (note) => note.dashboardUrl),
    ...Array.from({ length: stageCount }, (_, index) =>
      differ(`plan.stages.${index}`, `Stage ${index}`, writeStage(index)),
    ).flat(),
  ];
}

const writeMetrics: Write = ({ metricsToWatch, tolerances }) =>
  metricsToWatch.map((metric) => renderWatched(metric, tolerances)).join(', ');

const writeQuery: Write = ({ monitoringQuery: query }) => {
  if (!query) return '';
  return isSourceQuery(query) ? `${renderQuery(query)}\n${query.query}` : renderQuery(query);
};

function writeTrigger(id: string): Write {
  return ({ triggers }) => {
    const trigger = triggers.find((other) => other.id === id);
    return trigger && renderTrigger(trigger);
  };
}

function writeStage(index: number): Write {
  return ({ plan }) => {
    const stage = plan.stages[index];
    return stage && describeStage(stage);
  };
}
