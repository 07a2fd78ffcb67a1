export const EVIDENCE_FORMATS = ['jsonl', 'promptfoo', 'csv'] as const;
export type EvidenceFormat = (typeof EVIDENCE_FORMATS)[number];

export const MAX_EVIDENCE_BYTES = 256 * 1024 * 1024;
