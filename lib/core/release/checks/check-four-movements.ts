import { coversJump } from '../../sign-off/covers-jump';
import { MARK_WORDS, MOVEMENT_WORDS, MOVEMENTS } from '../../sign-off/movements';
import type { CostJump, SignOff, SignOffFacts } from '../../sign-off/sign-off';
import { formatCount, formatMetric } from '../../telemetry/format-metric';
import type { CheckOutcome, GateCheck } from '../gate';

const METHOD =
  'One person who did not make the candidate looks at quality samples, cost, error rate and latency, and marks each with a word. What they saw and said is frozen with the promotion.';

/**
 * Has a person who is not the candidate's author looked at the four movements in this stage, under the note in force, and
 * found all acceptable (rule 12)? Structural. One person’s refusal stands whatever others sign. A cost that has jumped since needs
 * its explanation, from a new sign-off.
 */
export function checkFourMovements(facts: SignOffFacts): GateCheck {
  const { costJump } = facts;
  return {
    code: 'four_movements',
    ...judge(facts),
    text: 'A person has reviewed the four movements',
    method: METHOD,
    structural: true,
    baseline: costJump && formatMetric('cost', costJump.baselineUsd),
    candidate: costJump && formatMetric('cost', costJump.candidateUsd),
    required: costJump ? 'an explanation of the cost' : null,
    needed: null,
  };
}

function judge({ signed, refusals, costJump }: SignOffFacts): { outcome: CheckOutcome; reason: string } {
  if (refusals.length > 0) {
    return {
      outcome: 'fail',
      reason: `${refusals.map(refusalText).join(' ')} Who refused signs again once it is mended, or the note is revised.`,
    };
  }
  if (!signed) {
    return {
      outcome: 'no_data',
      reason:
        'Nobody has signed in this stage, under the note in force, that quality samples, cost, error rate and latency are acceptable.',
    };
  }
  if (costJump && !coversJump(signed.explained, costJump)) {
    return {
      outcome: 'inconclusive',
      reason: `${jumpText(costJump)} What ${signed.by.name} signed does not explain as much: sign again.`,
    };
  }
  const marks = MOVEMENTS.map(
    (movement) =>
      `${MOVEMENT_WORDS[movement].label.toLowerCase()} ${MARK_WORDS[signed.movements[movement].mark]}`,
  );
  const explained = costJump ? ` ${jumpText(costJump)} Explained: ${signed.costExplanation}` : '';
  return { outcome: 'pass', reason: `Signed by ${signed.by.name}: ${marks.join(', ')}.${explained}` };
}

function refusalText({ by, movements }: SignOff): string {
  const words = MOVEMENTS.filter((movement) => movements[movement].mark === 'refused').map(
    (movement) => `${MOVEMENT_WORDS[movement].label}: ${movements[movement].remark}`,
  );
  return `${by.name} found not acceptable: ${words.join('; ')}.`;
}

function jumpText({ by, margin }: CostJump): string {
  const share = (fraction: number) => `${formatCount(Math.round(fraction * 1000) / 10)} %`;
  const more = by === null ? 'above a baseline that costs nothing' : `${share(by)} above the baseline`;
  return `Cost is ${more}; the note tolerates ${share(margin)}.`;
}
