import type { EvidenceView } from '@/lib/schemas/evidence';

export const FORMAT_LABELS: Readonly<Record<EvidenceView['format'], string>> = {
  jsonl: 'JSONL',
  csv: 'CSV',
  promptfoo: 'promptfoo results',
  statement: 'Statement of counts',
};
