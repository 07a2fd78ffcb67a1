import { NAMES } from './attribute-names';
import type { OtelEvent } from './otel-data';
import { numberOf, textOf } from './read-attribute';

const PASSED = new Set(['pass', 'passed', 'true', 'yes', 'success', 'correct']);
const FAILED = new Set(['fail', 'failed', 'false', 'no', 'failure', 'incorrect']);

export type Evaluation =
  | { kind: 'said'; fields: { quality?: number; task_success?: boolean } }
  | { kind: 'fault'; reason: string };

/** Is it the result of an evaluation? */
export function isEvaluation({ name }: OtelEvent): boolean {
  return name === 'gen_ai.evaluation.result';
}

/**
 * A score from 0 to 1 is the quality, a label that means pass or fail the success of the task; either is enough. A
 * score on another scale cannot be guessed at and is a fault, unless the label says enough.
 */
export function readEvaluation({ attributes }: OtelEvent): Evaluation {
  const score = numberOf(attributes, NAMES.evaluationScore);
  const quality = typeof score === 'number' && score >= 0 && score <= 1 ? score : undefined;
  const label = textOf(attributes, NAMES.evaluationLabel)?.toLowerCase();
  const success = label === undefined ? undefined : readVerdict(label);
  if (quality === undefined && success === undefined) {
    const reason =
      score === undefined
        ? 'the evaluation has neither a score nor a label that means pass or fail'
        : 'gen_ai.evaluation.score.value must lie between 0 and 1, or come with the label pass or fail';
    return { kind: 'fault', reason };
  }
  return {
    kind: 'said',
    fields: {
      ...(quality !== undefined && { quality }),
      ...(success !== undefined && { task_success: success }),
    },
  };
}

function readVerdict(label: string): boolean | undefined {
  if (PASSED.has(label)) return true;
  return FAILED.has(label) ? false : undefined;
}
