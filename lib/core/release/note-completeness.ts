import type { FieldIssue } from '../domain-error';
import type { NoteContent } from './note';
import { type NoteContext, noteIssues } from './note-issues';

/** The fields of the note as people count them, and the codes that leave each one open. */
export const NOTE_FIELD_GROUPS = {
  change: (code) => code === 'missing_change',
  expectedGain: (code) => code === 'missing_expected_gain',
  primaryRisk: (code) => code === 'missing_primary_risk',
  canaryCohort: (code) => code === 'missing_canary_cohort',
  expandedCohort: (code) => code === 'missing_expanded_cohort',
  metrics: (code) => code === 'missing_metrics',
  triggers: (code) => code === 'missing_trigger',
  owner: (code) => code === 'missing_owner',
  query: (code) => ['missing_query', 'missing_source', 'bad_query'].includes(code),
  versions: (code) => VERSION_CODES.includes(code),
  plan: (code) => code.startsWith('plan_'),
} as const satisfies Record<string, (code: string) => boolean>;

const VERSION_CODES = ['missing_baseline', 'missing_candidate', 'same_version', 'missing_version_label'];

export type NoteFieldGroup = keyof typeof NOTE_FIELD_GROUPS;

export interface NoteCompleteness {
  done: number;
  total: number;
  issues: FieldIssue[];
  /** The groups that still have an issue. */
  open: NoteFieldGroup[];
}

/** How far the note is, by field group, for a meter: done equals total exactly when there is no issue. */
export function noteCompleteness(note: NoteContent, context: NoteContext): NoteCompleteness {
  const issues = noteIssues(note, context);
  const groups = Object.entries(NOTE_FIELD_GROUPS) as [NoteFieldGroup, (code: string) => boolean][];
  const open = groups.filter(([, owns]) => issues.some(({ code }) => owns(code))).map(([group]) => group);
  return { done: groups.length - open.length, total: groups.length, issues, open };
}
