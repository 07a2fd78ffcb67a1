import { MARK_WORDS, MOVEMENT_WORDS, MOVEMENTS } from '../../sign-off/movements';
import type { CostJump, SignOff, SignOffFacts } from '../../sign-off/sign-off';
import { MIN_REMARK_LENGTH } from '../../sign-off/sign-off-faults';
import { formatCount, formatMetric } from '../../telemetry/format-metric';
import type { CheckOutcome, GateCheck } from '../gate';

const METHOD =
  'One person who did not make the candidate looks at quality samples, cost, error rate and latency, and marks each with a word. What they saw and said is frozen with the promotion.';

/**
 * Has a person who is not the candidate's author looked at the four movements in this stage, under the note in force, and
 * found all acceptable (rule 12)? Structural. A cost that has jumped since needs its explanation, from a new sign-off.
 */
export function checkFourMovements({ signed, costJump }: SignOffFacts): GateCheck {
  return {
    code: 'four_movements',
    ...judge(signed, costJump),
    text: 'A person has reviewed the four movements',
    method: METHOD,
    structural: true,
    baseline: costJump && formatMetric('cost', costJump.baselineUsd),
    candidate: costJump && formatMetric('cost', costJump.candidateUsd),
    required: costJump ? 'an explanation of the cost' : null,
    needed: null,
  };
}

function judge(signed: SignOff | null, costJump: CostJump | null): { outcome: CheckOutcome; reason: string } {
  if (!signed) {
    return {
      outcome: 'no_data',
      reason:
        'Nobody has signed in this stage, under the note in force, that quality samples, cost, error rate and latency are acceptable.',
    };
  }
  const refused = MOVEMENTS.filter((movement) => signed.movements[movement].mark === 'refused');
  if (refused.length > 0) {
    const words = refused.map(
      (movement) => `${MOVEMENT_WORDS[movement].label}: ${signed.movements[movement].remark}`,
    );
    return { outcome: 'fail', reason: `${signed.by.name} found not acceptable: ${words.join('; ')}.` };
  }
  if (costJump && signed.costExplanation.trim().length < MIN_REMARK_LENGTH) {
    return {
      outcome: 'inconclusive',
      reason: `${jumpText(costJump)} ${signed.by.name} signed without an explanation of it: sign again.`,
    };
  }
  const marks = MOVEMENTS.map(
    (movement) =>
      `${MOVEMENT_WORDS[movement].label.toLowerCase()} ${MARK_WORDS[signed.movements[movement].mark]}`,
  );
  const explained = costJump ? ` ${jumpText(costJump)} Explained: ${signed.costExplanation}` : '';
  return { outcome: 'pass', reason: `Signed by ${signed.by.name}: ${marks.join(', ')}.${explained}` };
}

function jumpText({ by, margin }: CostJump): string {
  const share = (fraction: number) => `${formatCount(Math.round(fraction * 1000) / 10)} %`;
  const more = Number.isFinite(by)
    ? `${share(by)} above the baseline`
    : 'above a baseline that costs nothing';
  return `Cost is ${more}; the note tolerates ${share(margin)}.`;
}
