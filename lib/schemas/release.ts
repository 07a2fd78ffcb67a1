import { z } from 'zod';
import type { FieldIssue } from '@/lib/core/domain-error';
import { MIN_OVERRIDE_REASON_LENGTH } from '@/lib/core/release/decide-passage';
import { GATE_CHECK_CODES, type GateVerdict } from '@/lib/core/release/gate';
import type { VersionEdit } from '@/lib/core/release/gate-facts';
import type { NoteContent, SliceAction, Trigger } from '@/lib/core/release/note';
import type { NoteDifference } from '@/lib/core/release/note-diff';
import {
  type Exclusion,
  type FiredTrigger,
  RELEASE_STATUSES,
  type ReleaseStatus,
} from '@/lib/core/release/release-state';
import type { TextAdvice } from '@/lib/core/release/vague-text/vague-rule';
import type { AmbiguousLabel } from '@/lib/core/telemetry/ambiguous-label';
import { FINGERPRINT_AXES } from '@/lib/core/telemetry/event';
import type { MetricId } from '@/lib/core/telemetry/metric';
import { LONGEST_VALUE } from '@/lib/core/telemetry/slice-values';
import type { EvidenceView } from './evidence';
import { type VersionView, versionLabels } from './feature';
import { noteContent } from './note';
import type { PermissionAnswers } from './permission-answers';

const title = z.string().trim().min(1, 'Give a title').max(140);
const reason = z.string().trim().max(2000);

export const createReleaseInput = z
  .object({
    featureKey: z.string().min(1),
    /** Defaults to the heading of `markdown`. */
    title: title.optional(),
    /** Defaults to the version that the Markdown's labels name. */
    candidateVersionId: z.string().min(1).nullable().optional(),
    /** Instead of `candidateVersionId`: the version with these labels, made when the feature has none such. */
    candidateLabels: versionLabels.optional(),
    /** Defaults to the one person whom the Markdown names, else to the creator when a person creates it. */
    ownerId: z.string().min(1).nullable().optional(),
    /** Defaults to an empty note with the default plan. */
    note: noteContent.optional(),
    /** A note in the template's Markdown shape, instead of `note`. */
    markdown: z.string().max(100_000).optional(),
  })
  .strict()
  .refine(({ note, markdown }) => note === undefined || markdown === undefined, {
    path: ['markdown'],
    message: 'Give the note either as note or as markdown',
  })
  .refine(({ candidateVersionId, candidateLabels }) => !candidateVersionId || candidateLabels === undefined, {
    path: ['candidateLabels'],
    message: 'Name the candidate either by its id or by its labels',
  });
export type CreateReleaseInput = z.input<typeof createReleaseInput>;

const draftSeq = z
  .number()
  .int()
  .min(0)
  .describe('The one last seen; another one answers 409 with the stored draft.');

/** Autosave of a draft. */
export const saveDraftInput = z
  .object({
    draftSeq,
    title: title.optional(),
    note: noteContent,
    ownerId: z.string().min(1).nullable().optional().describe('Only while the release is a draft.'),
    candidateVersionId: z
      .string()
      .min(1)
      .nullable()
      .optional()
      .describe('Only while the release is a draft.'),
  })
  .strict();
export type SaveDraftInput = z.input<typeof saveDraftInput>;

export const importNoteInput = z.object({ draftSeq, markdown: z.string().max(100_000) }).strict();
export type ImportNoteInput = z.infer<typeof importNoteInput>;

export const releaseQuery = z
  .object({
    status: z
      .string()
      .transform((text) => text.split(','))
      .pipe(z.array(z.enum(RELEASE_STATUSES)))
      .optional()
      .describe('Only these; every release without it.'),
  })
  .strict();

export const TRANSITIONS = [
  'start',
  'promote',
  'hold',
  'resume',
  'roll_back',
  'exclude_cohort',
  'acknowledge_trigger',
  'confirm_recovery',
  'complete',
  'abandon',
  'revise_note',
  'hand_over',
] as const;

/** Every move of a release. */
export const transitionInput = z
  .object({
    event: z.enum(TRANSITIONS),
    seq: z
      .number()
      .int()
      .min(0)
      .describe('The state the mover saw; another one answers 409 with the present state.'),
    reason: reason.optional(),
    overrides: z
      .array(z.object({ check: z.enum(GATE_CHECK_CODES), reason }).strict())
      .max(20)
      .optional()
      .describe('Inconclusive checks that the owner passes over, each with a reason.'),
    toOwnerId: z.string().optional().describe('hand_over only.'),
    attribute: z
      .string()
      .max(LONGEST_VALUE)
      .optional()
      .describe('exclude_cohort only: an attribute of the context, as the slices name it.'),
    value: z.string().max(LONGEST_VALUE).optional().describe('exclude_cohort only: one value of it.'),
  })
  .strict();
export type TransitionInput = z.infer<typeof transitionInput>;

/** The owner's words on a hidden edit that has stopped. */
export const acknowledgeEditInput = z
  .object({
    versionId: z.string().min(1),
    axis: z.enum(FINGERPRINT_AXES),
    fingerprint: z.string().regex(/^[0-9a-f]{64}$/, 'sha256, 64 hex digits'),
    reason: reason.min(MIN_OVERRIDE_REASON_LENGTH, `Write at least ${MIN_OVERRIDE_REASON_LENGTH} characters`),
  })
  .strict();
export type AcknowledgeEditInput = z.infer<typeof acknowledgeEditInput>;

export interface StageView {
  index: number;
  kind: string;
  name: string;
  /** "10 % of requests where tenant is acme, by user"; null for the offline check. */
  cohortText: string | null;
  state: 'done' | 'now' | 'held' | 'next' | 'left';
  enteredAt: string | null;
  leftAt: string | null;
  minMinutes: number;
  minRequests: number;
}

export interface ReleaseListItem {
  id: string;
  title: string;
  featureKey: string;
  featureName: string;
  status: ReleaseStatus;
  stages: StageView[];
  owner: { id: string; name: string } | null;
  baseline: VersionView | null;
  candidate: VersionView | null;
  createdAt: string;
  startedAt: string | null;
  endedAt: string | null;
  isSample: boolean;
  /** One sentence: what it waits for now. */
  waitingFor: string;
  /** Nothing is left to ask before full rollout but a person's word on the four movements. */
  awaitsSignOff: boolean;
}

/** What an arm showed, as people read it, and how many observations that stands on. */
export interface ArmView {
  n: number;
  text: string;
}

export interface TriggerView {
  trigger: Trigger;
  sentence: string;
  state: 'quiet' | 'near' | 'fired' | 'too_few' | 'no_data' | 'off';
  /** Fraction of the way to the threshold, 0..1; null when there is nothing to say. */
  distance: number | null;
  detail: string;
  /** What it compares; the baseline is null where a limit holds whatever the baseline does. Null while nothing is there. */
  arms: { candidate: ArmView; baseline: ArmView | null } | null;
  /** "Evidence 12 to 1; it acts at 160 to 1." Null while there is none. */
  evidence: string | null;
  /** "worse by 1.9 to 4.3 points": holds at every look at once, with chance 95 of 100. */
  interval: string | null;
  /** How it is judged, in two sentences. */
  method: string;
}

export interface SliceRow {
  /** "region = eu" */
  cohort: string;
  dimension: string;
  value: string;
  requests: { baseline: number; candidate: number };
  metrics: {
    metric: string;
    baseline: { n: number; value: number | null };
    candidate: { n: number; value: number | null };
  }[];
  /** Null where the watch has nothing to say of it, or no longer: the cohort is left out, or nobody is exposed. */
  watch: SliceWatchView | null;
}

/** What the watch says of one cohort: of the metric with the strongest evidence, the suspect ones first. */
export interface SliceWatchView {
  metric: MetricId;
  /** Fraction of the way to the mark of this metric in this cohort, 0..1. */
  distance: number;
  /** "worse by 4.1 to 8.2 points"; null while there is none. */
  interval: string | null;
  /** Both arms with their n, the interval and the evidence. */
  sentence: string;
  /** Of those listed at most 1 in 10 is chance, on average. */
  isSuspect: boolean;
  /** What is done by itself at the mark; list: nothing. */
  action: SliceAction;
}

/** Cohorts by evidence, then by traffic; suspects are there however little traffic they have. */
export interface SlicesView {
  rows: SliceRow[];
  /** What shares the error budget of the cohorts; null while nothing is watched. */
  watched: { attributes: number; metrics: number } | null;
}

export interface RollbackView {
  rolledBackAt: string;
  sentence: string;
  candidateRequests: number;
  totalRequests: number;
  lastCandidateAt: string | null;
  observed: boolean;
  /** No request at all was seen for long enough: recovery may be confirmed in writing. */
  confirmableInSilence: boolean;
}

/** Requests of the last `hours` that name no known version, and what most of them said. */
export interface UnlabelledView {
  hours: number;
  requests: number;
  unlabelled: number;
  /** Of the last 24 h, most requests first. */
  labels: UnknownLabelView[];
}

export interface UnknownLabelView {
  /** "model_version=gpt-4o prompt_version=p3"; null when the requests said nothing. */
  text: string | null;
  requests: number;
  /** When it fits several versions, so that it cannot be told which. */
  ambiguous: AmbiguousLabel | null;
}

/** A change of one axis between baseline and candidate. */
export interface AxisChange {
  axis: 'model' | 'prompt' | 'retrieval' | 'policy';
  before: string;
  after: string;
}

export interface ReleaseView extends ReleaseListItem {
  seq: number;
  stageIndex: number | null;
  stageEnteredAt: string | null;
  feature: { id: string; key: string; name: string; unitName: string };
  note: NoteContent;
  noteRevision: number | null;
  draft: { note: NoteContent; savedAt: string; seq: number; differsFromRevision: boolean };
  noteIssues: FieldIssue[];
  /** What in the draft's texts says less than it seems to. Nothing waits for it. */
  advice: TextAdvice[];
  changes: AxisChange[];
  /** Set when more than one axis changes: a sentence that says why that is a problem. */
  confounded: string | null;
  gate: GateVerdict | null;
  nextStage: { index: number; name: string } | null;
  triggers: TriggerView[];
  /** Why nothing that is measured can be shown now; null when it can. Without it there is no gate and no rollback. */
  telemetryAway: string | null;
  firedTrigger: FiredTrigger | null;
  /** Cohorts that get the baseline until the release ends, the first one first. */
  exclusions: readonly Exclusion[];
  rollback: RollbackView | null;
  /** Another content under the labels of one of the two versions, while the gate is judged. */
  hiddenEdits: readonly VersionEdit[];
  /** Set when more requests than the gate allows name no known version. */
  unlabelled: UnlabelledView | null;
  evidence: EvidenceView[];
  /** What the person who looks may do now, with the reason where not. */
  permissions: PermissionAnswers;
}

/** The release after the import, and what of the Markdown could not be read, by section. */
export interface ImportedNote extends ReleaseView {
  problems: FieldIssue[];
}

export interface RevisionView {
  number: number;
  createdAt: string;
  createdByName: string;
  content: NoteContent;
  /** Against the revision before; empty for the first. */
  diff: NoteDifference[];
}
