/** What a case is there for. Each kind must be in a comparison, or its absence explained. */
export const CASE_KINDS = ['representative', 'known_bad', 'format_sensitive'] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

export const KIND_LABELS: Readonly<Record<CaseKind, string>> = {
  representative: 'representative',
  known_bad: 'known bad',
  format_sensitive: 'format-sensitive',
};

export const ARMS = ['baseline', 'candidate'] as const;
export type Arm = (typeof ARMS)[number];

/** One version's answer to a case. Null: the file does not say. Quality is 0..1; latency in ms; cost in US dollars. */
export interface ArmAnswer {
  output: string | null;
  latencyMs: number | null;
  inputTokens: number | null;
  outputTokens: number | null;
  costUsd: number | null;
  quality: number | null;
  /** Did it pass as the evaluation says? Where it does not say, quality of 0.5 and more passes. */
  passed: boolean | null;
  parseOk: boolean | null;
  refused: boolean | null;
  /** Why there is no answer to judge; null when there is one. */
  error: string | null;
}

export interface EvidenceCase {
  caseId: string;
  kind: CaseKind;
  /** Empty: of none. A subset is one within its cohort. */
  cohort: string;
  subset: string;
  input: string | null;
  expected: string | null;
  baseline: ArmAnswer;
  candidate: ArmAnswer;
}
