import type { ArmAnswer, EvidenceCase } from '@/lib/core/evidence/evidence-case';

/** A case whose texts PostgreSQL takes: it stores neither U+0000 nor half of a surrogate pair; both show as U+FFFD. */
export function storableCase(entry: EvidenceCase): EvidenceCase {
  return {
    kind: entry.kind,
    caseId: storable(entry.caseId),
    cohort: storable(entry.cohort),
    subset: storable(entry.subset),
    input: storableOrNull(entry.input),
    expected: storableOrNull(entry.expected),
    baseline: storableAnswer(entry.baseline),
    candidate: storableAnswer(entry.candidate),
  };
}

function storableAnswer(answer: ArmAnswer): ArmAnswer {
  return { ...answer, output: storableOrNull(answer.output), error: storableOrNull(answer.error) };
}

function storableOrNull(text: string | null): string | null {
  return text === null ? null : storable(text);
}

function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed();
}
