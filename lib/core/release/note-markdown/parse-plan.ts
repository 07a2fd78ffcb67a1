import type { Cohort } from '../../cohort/cohort-rule';
import { parseCohort } from '../../cohort/parse-cohort';
import type { FieldIssue } from '../../domain-error';
import { defaultPlan } from '../default-plan';
import { type Plan, STAGE_KINDS, type Stage, type StageKind } from '../note';
import { isTableRule, parseRow } from './table';

export interface ParsedPlan {
  plan: Plan;
  problems: FieldIssue[];
}

/** The two cohorts that have a section of their own; undefined where the section is not there. */
export interface CohortSections {
  canary: Cohort | null | undefined;
  cohort: Cohort | null | undefined;
}

/**
 * The plan from its table. A cohort of "see …" is taken from its section, as is the first canary or cohort stage
 * whose cell is empty. Without a table it is the default plan with the two cohorts put in. A row that cannot be read
 * is named and left out; a cell that cannot is named and left empty.
 */
export function parsePlan(body: string | undefined, cohorts: CohortSections): ParsedPlan {
  const problems: FieldIssue[] = [];
  if (body === undefined || body.trim() === '')
    return { plan: withCohorts(defaultPlan(), cohorts), problems };

  const stages: Stage[] = [];
  const lines = body.split('\n').filter((line) => line.trim() !== '');
  const rows = lines.map((line) => ({ line, cells: parseRow(line) }));
  const ruleAt = rows.findIndex(({ cells }) => cells !== null && isTableRule(cells));
  for (const [index, { line, cells }] of rows.entries()) {
    if (cells && index <= ruleAt) continue;
    const kind = STAGE_KINDS.find((name) => name === cells?.[1]?.toLowerCase());
    if (!cells || !kind) {
      const message = `Plan: "${line.trim()}" is no row of Stage, Kind (${STAGE_KINDS.join(', ')}), Cohort, Minimum minutes, Minimum requests.`;
      problems.push({ code: 'unreadable_stage', field: 'plan.stages', message });
      continue;
    }
    const isFirst = !stages.some((stage) => stage.kind === kind);
    stages.push(readStage(cells, kind, stages.length, isFirst, cohorts, problems));
  }
  return { plan: { stages }, problems: [...problems, ...unusedCohorts(stages, cohorts)] };
}

/** A cohort that was written in its section, though the table gives that stage another one or has no such stage. */
function unusedCohorts(stages: readonly Stage[], cohorts: CohortSections): FieldIssue[] {
  return (['canary', 'cohort'] as const).flatMap((kind) => {
    const index = stages.findIndex((stage) => stage.kind === kind);
    const given = cohorts[kind];
    if (!given || stages[index]?.cohort === given) return [];
    const heading = kind === 'canary' ? 'Canary cohort' : 'Expanded cohort';
    const what = index < 0 ? `the plan has no ${kind} stage` : 'the table of the plan names another cohort';
    const message = `${heading}: not used, because ${what}.`;
    return [
      { code: 'unused_cohort', field: index < 0 ? 'plan.stages' : `plan.stages.${index}.cohort`, message },
    ];
  });
}

function readStage(
  cells: readonly string[],
  kind: StageKind,
  index: number,
  isFirst: boolean,
  cohorts: CohortSections,
  problems: FieldIssue[],
): Stage {
  const [name = '', , cohortText = '', minutes = '', requests = ''] = cells;
  const field = `plan.stages.${index}`;
  const section = kind === 'canary' || kind === 'cohort' ? cohorts[kind] : undefined;
  const isPointer = cohortText === '' || /^see\b/i.test(cohortText);
  const number = (text: string, what: string, path: string): number => {
    const value = /^\d[\d,]*(?:\.\d+)?$/.test(text) ? Number(text.replaceAll(',', '')) : Number.NaN;
    if (Number.isFinite(value)) return value;
    if (text !== '') problems.push(unreadableCell(name, what, text, `${field}.${path}`));
    return 0;
  };
  const cohort = isPointer
    ? isFirst
      ? (section ?? null)
      : null
    : readCohort(cohortText, name, `${field}.cohort`, problems);
  if (isPointer && cohortText !== '' && section === undefined) {
    problems.push(unreadableCell(name, 'cohort', cohortText, `${field}.cohort`));
  }
  return {
    kind,
    name,
    cohort,
    minMinutes: number(minutes, 'minimum minutes', 'minMinutes'),
    minRequests: Math.round(number(requests, 'minimum requests', 'minRequests')),
  };
}

function readCohort(text: string, name: string, field: string, problems: FieldIssue[]): Cohort | null {
  const parsed = parseCohort(text);
  if (parsed.ok) return parsed.cohort;
  problems.push({
    ...unreadableCell(name, 'cohort', text, field),
    message: `Plan, "${name}": the cohort cannot be read. ${parsed.error.message}`,
  });
  return null;
}

function unreadableCell(name: string, what: string, text: string, field: string): FieldIssue {
  return {
    code: 'unreadable_stage',
    field,
    message: `Plan, "${name}": the ${what} "${text}" cannot be read.`,
  };
}

function withCohorts(plan: Plan, cohorts: CohortSections): Plan {
  const stages = plan.stages.map((stage) => {
    const given = stage.kind === 'canary' || stage.kind === 'cohort' ? cohorts[stage.kind] : undefined;
    return given === undefined ? stage : { ...stage, cohort: given };
  });
  return { stages };
}
