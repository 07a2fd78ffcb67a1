import type { ArmAnswer, CaseKind } from '@/lib/core/evidence/evidence-case';
import { CHECKED_AXES, type ToldVersion } from '@/lib/core/evidence/version-checks';
import type { JsonlAnswer, JsonlCase } from '@/lib/schemas/evidence';
import type { SourcedCase } from './sourced-case';

/** A checked row as a case. */
export function caseOf(place: string, row: JsonlCase, kind: CaseKind): SourcedCase {
  return {
    place,
    entry: {
      kind,
      caseId: row.case_id,
      cohort: row.cohort ?? '',
      subset: row.subset ?? '',
      input: row.input ?? null,
      expected: row.expected ?? null,
      baseline: answerOf(row.baseline),
      candidate: answerOf(row.candidate),
    },
    told: { baseline: toldOf(row.baseline), candidate: toldOf(row.candidate) },
  };
}

function answerOf(answer: JsonlAnswer): ArmAnswer {
  return {
    output: answer.output ?? null,
    latencyMs: answer.latency_ms ?? null,
    inputTokens: answer.input_tokens ?? null,
    outputTokens: answer.output_tokens ?? null,
    costUsd: answer.cost_usd ?? null,
    quality: answer.quality ?? null,
    passed: answer.passed ?? null,
    parseOk: answer.parse_ok ?? null,
    refused: answer.refused ?? null,
    error: answer.error || null,
  };
}

function toldOf(answer: JsonlAnswer): ToldVersion {
  const labels: ToldVersion['labels'] = {};
  for (const axis of CHECKED_AXES) {
    const label = answer[`${axis}_version`];
    if (label) labels[axis] = label;
  }
  return { labels, fingerprints: answer.fingerprints ?? {} };
}
