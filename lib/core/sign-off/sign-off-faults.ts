import type { FieldIssue } from '../domain-error';
import { MOVEMENT_WORDS, MOVEMENTS, needsRemark } from './movements';
import type { CostJump, SignOff } from './sign-off';

/** The shortest remark or explanation that says something, in characters without outer blanks. */
export const MIN_REMARK_LENGTH = 10;

/** What is missing from a sign-off, by field; empty when it can be kept. Never throws. */
export function signOffFaults(
  { movements, costExplanation }: Pick<SignOff, 'movements' | 'costExplanation'>,
  costJump: CostJump | null,
): FieldIssue[] {
  const remarks = MOVEMENTS.filter(
    (movement) => needsRemark(movements[movement].mark) && isShort(movements[movement].remark),
  ).map((movement) => ({
    code: 'remark_missing',
    field: `movements.${movement}.remark`,
    message: `${MOVEMENT_WORDS[movement].label}: write what is worse, in at least ${MIN_REMARK_LENGTH} characters.`,
  }));
  if (!costJump || !isShort(costExplanation)) return remarks;
  return [
    ...remarks,
    {
      code: 'cost_unexplained',
      field: 'costExplanation',
      message: `Cost is above its margin: explain the jump in at least ${MIN_REMARK_LENGTH} characters.`,
    },
  ];
}

function isShort(text: string): boolean {
  return text.trim().length < MIN_REMARK_LENGTH;
}
