import type { Cohort } from '../../cohort/cohort-rule';
import { parseCohort } from '../../cohort/parse-cohort';
import type { FieldIssue } from '../../domain-error';
import type { VersionLabels } from '../../routing/routing-snapshot';
import type { NoteContent } from '../note';
import { VERSION_AXES } from '../version-axes';
import { tidyText, unescapeText } from './escape-text';
import { parseMetrics, parseTriggers } from './parse-lists';
import { parseMonitoring } from './parse-monitoring';
import { parsePlan } from './parse-plan';
import { readSections } from './read-sections';
import { SECTIONS, type SectionId } from './sections';
import { isTableRule, parseRow } from './table';

/** What a note's Markdown says beside the note: for the reader, who finds the person and the versions it means. */
export interface NoteHeader {
  title: string;
  ownerName: string | null;
  baseline: VersionLabels | null;
  candidate: VersionLabels | null;
}

export interface ParsedNote {
  note: NoteContent;
  header: NoteHeader;
  /** What could not be read, naming its section. The rest is kept. */
  problems: FieldIssue[];
}

/**
 * Reads a note in the template's shape: what renderNote writes, and the same written by hand, with sections missing,
 * in another order, or as lines "Expected gain: …". What is missing stays empty; a missing plan is the default one.
 * Free text is kept as it stands, headings of no section included. Never throws.
 */
export function parseNote(markdown: string): ParsedNote {
  const { title, bodies, repeated, preamble } = readSections(markdown);
  const problems: FieldIssue[] = [];
  if (preamble !== '') {
    const message = 'What stands before the first section is in no field of the note and was left out.';
    problems.push({ code: 'text_outside', field: 'note', message });
  }
  for (const id of repeated) {
    const message = `The section "${headingOf(id)}" is there more than once; its parts were joined.`;
    problems.push({ code: 'repeated_section', field: FIELDS[id], message });
  }
  const text = (id: SectionId) => unescapeText(bodies[id] ?? '');
  const metrics = parseMetrics(bodies.metrics ?? '');
  const triggers = parseTriggers(bodies.triggers ?? '');
  const query = parseMonitoring(bodies.query ?? '');
  const canary = readCohort('canaryCohort', bodies.canaryCohort, problems);
  const cohort = readCohort('expandedCohort', bodies.expandedCohort, problems);
  const plan = parsePlan(bodies.plan, { canary, cohort });
  const versions = readVersions(bodies.versions ?? '', problems);
  return {
    note: {
      change: text('change'),
      expectedGain: text('expectedGain'),
      primaryRisk: text('primaryRisk'),
      metricsToWatch: metrics.metrics,
      tolerances: metrics.tolerances,
      triggers: triggers.triggers,
      monitoringQuery: query.monitoringQuery,
      dashboardUrl: query.dashboardUrl,
      plan: plan.plan,
    },
    header: { title, ownerName: text('owner') || null, ...versions },
    problems: [...problems, ...metrics.problems, ...triggers.problems, ...query.problems, ...plan.problems],
  };
}

/** Where a section's content goes. */
const FIELDS: Record<SectionId, string> = {
  change: 'change',
  expectedGain: 'expectedGain',
  primaryRisk: 'primaryRisk',
  canaryCohort: 'plan.stages',
  expandedCohort: 'plan.stages',
  metrics: 'metricsToWatch',
  triggers: 'triggers',
  owner: 'ownerId',
  query: 'monitoringQuery',
  versions: 'candidateLabels',
  plan: 'plan.stages',
};

function readCohort(
  id: SectionId,
  body: string | undefined,
  problems: FieldIssue[],
): Cohort | null | undefined {
  const text = tidyText(body ?? '').replace(/^[-*]\s+/, '');
  if (body === undefined) return undefined;
  if (text === '') return null;
  const parsed = parseCohort(text);
  if (parsed.ok) return parsed.cohort;
  const message = `${headingOf(id)}: cannot be read. ${parsed.error.message}`;
  problems.push({ code: 'unreadable_cohort', field: FIELDS[id], message });
  return null;
}

function readVersions(body: string, problems: FieldIssue[]): Pick<NoteHeader, 'baseline' | 'candidate'> {
  const baseline = { model_version: '', prompt_version: '', retrieval_version: '', policy_version: '' };
  const candidate = { ...baseline };
  const lines = body.split('\n').filter((line) => line.trim() !== '');
  const rows = lines.map((line) => ({ line, cells: parseRow(line) }));
  const ruleAt = rows.findIndex(({ cells }) => cells !== null && isTableRule(cells));
  for (const [index, { line, cells }] of rows.entries()) {
    if (cells && index <= ruleAt) continue;
    const axis = VERSION_AXES.find((name) => name === cells?.[0]?.toLowerCase());
    if (cells && axis) {
      baseline[axis] = cells[1] ?? '';
      candidate[axis] = cells[2] ?? '';
    } else {
      const message = `Versions: "${line.trim()}" is no row of Label (${VERSION_AXES.join(', ')}), Baseline, Candidate.`;
      problems.push({ code: 'unreadable_version', field: FIELDS.versions, message });
    }
  }
  const given = (labels: VersionLabels) => (VERSION_AXES.some((axis) => labels[axis] !== '') ? labels : null);
  return { baseline: given(baseline), candidate: given(candidate) };
}

function headingOf(id: SectionId): string {
  return SECTIONS.find((section) => section.id === id)?.heading ?? id;
}
