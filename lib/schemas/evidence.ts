import { z } from 'zod';
import { CASE_CHANGES, type CaseChange } from '@/lib/core/evidence/case-change';
import type { Comparison } from '@/lib/core/evidence/compare-pairs';
import { type Arm, type ArmAnswer, CASE_KINDS, type CaseKind } from '@/lib/core/evidence/evidence-case';
import { EVIDENCE_FORMATS, type EvidenceFormat } from '@/lib/core/evidence/evidence-format';
import type { EvidenceSummary } from '@/lib/core/evidence/evidence-summary';
import { isStorable, STORABLE_FAULT } from './storable';

export const MAX_EVIDENCE_CASES = 250_000;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'sha256, 64 hex digits');
const label = z.string().trim().min(1).max(100);
const kept = z.string().refine(isStorable, STORABLE_FAULT);
const why = kept.trim().min(10, 'Say why, in ten characters or more').max(2000);
const kind = z.enum(CASE_KINDS, { error: `One of ${CASE_KINDS.join(', ')}` });

/** What is known of the version that an arm was run with. */
export const toldVersion = z
  .object({
    model_version: label.optional(),
    prompt_version: label.optional(),
    retrieval_version: label.optional(),
    policy_version: label.optional(),
    fingerprints: z
      .partialRecord(z.enum(['model', 'prompt', 'retrieval', 'policy', 'config']), sha256)
      .optional(),
  })
  .strict();
export type ToldVersionInput = z.output<typeof toldVersion>;

/** The columns of a CSV file by what they hold, as `baseline.output`: the names of the JSONL shape. */
const columns = z.record(kept, kept.max(500));
/** Which of a promptfoo file's columns (prompt and provider, counted from 0) is which arm. */
const promptIdx = z
  .object({ baseline: z.number().int().min(0), candidate: z.number().int().min(0) })
  .strict();

export const evidenceMapping = z
  .object({
    columns: columns.optional(),
    promptIdx: promptIdx.optional(),
    /** The kind of cases that name none. */
    defaultKind: kind.optional(),
  })
  .strict();
export type EvidenceMapping = z.output<typeof evidenceMapping>;

/** What goes along with an uploaded file, in its query; objects as JSON. */
export const evidenceParameters = z
  .object({
    format: z.enum(EVIDENCE_FORMATS, { error: `One of ${EVIDENCE_FORMATS.join(', ')}` }),
    fileName: kept.trim().min(1, 'Name the file').max(300),
    source: kept.trim().max(2000).default('').describe('Where it comes from, in words.'),
    mapping: json(evidenceMapping).default({}).describe('Which column holds what.'),
    absences: json(z.partialRecord(kind, why)).default({}).describe('Why a kind of cases is absent.'),
    baseline: json(toldVersion).default({}).describe('What its arm was run with.'),
    candidate: json(toldVersion).default({}).describe('What its arm was run with.'),
    statesVersions: z
      .enum(['true', 'false'])
      .transform((text) => text === 'true')
      .default(false)
      .describe("The uploader's word for every axis that the file does not tell."),
    id: z
      .uuid()
      .optional()
      .describe('The id that the evidence will have, so that its progress can be asked for.'),
  })
  .strict();
export type EvidenceParameters = z.output<typeof evidenceParameters>;

const text = z.string().nullish();
const amount = z.number().min(0).nullish();
const flag = z.boolean().nullish();

/** One version's answer in the JSONL shape. Other keys may be there and are not read. */
const jsonlAnswer = z.object({
  ...{ output: text, latency_ms: amount, cost_usd: amount, error: text },
  ...{ input_tokens: z.number().int().min(0).nullish(), output_tokens: z.number().int().min(0).nullish() },
  ...{ quality: z.number().min(0).max(1).nullish(), passed: flag, parse_ok: flag, refused: flag },
  ...{ model_version: text, prompt_version: text, retrieval_version: text, policy_version: text },
  fingerprints: toldVersion.shape.fingerprints.nullish(),
});
export type JsonlAnswer = z.output<typeof jsonlAnswer>;

/** One line of the JSONL shape. */
export const jsonlCase = z.object({
  case_id: z
    .union([z.string().min(1), z.number()])
    .transform(String)
    .pipe(z.string().max(500)),
  /** Judged with the others of the file, so that all that have none are told at once. */
  kind: text,
  cohort: z.string().max(200).nullish(),
  subset: z.string().max(200).nullish(),
  input: text,
  expected: text,
  baseline: jsonlAnswer,
  candidate: jsonlAnswer,
});
export type JsonlCase = z.output<typeof jsonlCase>;

/** Why a kind is absent. */
export const explainEvidenceInput = z.object({ kind, reason: why }).strict();
export type ExplainEvidenceInput = z.output<typeof explainEvidenceInput>;

/** Which cases are looked at; it lives in the page's address too. */
export const caseFilter = z
  .object({
    change: z.enum(CASE_CHANGES).optional(),
    kind: kind.optional(),
    cohort: kept.max(200).optional(),
    subset: kept.max(200).optional(),
    text: kept.max(200).optional(),
  })
  .strict();
export type CaseFilter = z.output<typeof caseFilter>;

export const CASES_A_PAGE = 50;

export const caseQuery = caseFilter
  .extend({
    page: z.coerce.number().int().min(1).default(1),
    as: z
      .enum(['json', 'csv', 'jsonl'])
      .default('json')
      .describe('`json`: one page. The others: all that match, as a file.'),
  })
  .strict();
export type CaseQuery = z.output<typeof caseQuery>;

/** One uploaded comparison, in a line. */
export interface EvidenceView {
  id: string;
  /** `statement`: counts alone, from before files were uploaded; it satisfies no gate. */
  format: EvidenceFormat | 'statement';
  fileName: string;
  fileBytes: number;
  source: string;
  createdAt: string;
  createdByName: string;
  /** False when it is about other versions than the release's present pair. */
  matches: boolean;
  /** Null while the file is being read. */
  readyAt: string | null;
  casesRead: number;
  cases: number;
  errored: number;
  /** Null: no case has a quality in both arms, or it is a statement. */
  quality: Comparison | null;
  changes: Record<CaseChange, number> | null;
  /** Kinds without a case, each with its explanation if there is one. */
  absent: { kind: CaseKind; explanation: string | null }[];
  /** Of a statement: its counts. */
  stated: { baselinePassed: number; candidatePassed: number } | null;
}

/** The whole comparison, as its page shows it. */
export interface EvidenceReport {
  view: EvidenceView;
  fileSha256: string | null;
  /** The versions it is about. */
  variants: Record<Arm, string>;
  summary: EvidenceSummary;
}

/** A case in a list: its outputs are cut. */
export interface CaseListItem {
  number: number;
  caseId: string;
  kind: CaseKind;
  cohort: string;
  subset: string;
  change: CaseChange;
  qualityGain: number | null;
  input: string | null;
}

export interface CasePage {
  cases: CaseListItem[];
  page: number;
  total: number;
}

export interface EvidenceCaseView extends CaseListItem {
  expected: string | null;
  baseline: ArmAnswer;
  candidate: ArmAnswer;
}

function json<S extends z.ZodType>(schema: S) {
  return z
    .string()
    .transform((given, context): unknown => {
      try {
        return JSON.parse(given);
      } catch {
        context.addIssue({ code: 'custom', message: 'Not JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);
}
