import type { CaseKind } from '@/lib/core/evidence/evidence-case';

/** Each kind of case, with what it is there for. */
export const KIND_OPTIONS: readonly { kind: CaseKind; label: string; hint: string }[] = [
  { kind: 'representative', label: 'Representative', hint: 'What users ask every day.' },
  { kind: 'known_bad', label: 'Known bad', hint: 'What went wrong before.' },
  { kind: 'format_sensitive', label: 'Format-sensitive', hint: 'What a parser reads afterwards.' },
];
