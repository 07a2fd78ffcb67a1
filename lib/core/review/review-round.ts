/** A single whose wanted verdicts have all come, and that is not counted yet. */
export interface DecidedItem {
  id: string;
  arm: 'candidate' | 'baseline';
  /** Epoch ms. */
  decidedAtMs: number;
}

/** With fewer of an arm the blocks would be many and small. */
export const LEAST_OF_ROUND = 5;

/**
 * Which judged outputs of one stage are added to the metric now, all into one block. The watch compares the arms within a
 * block, and a block with one arm alone says nothing, so outputs wait until there are some of both: then as many of either
 * arm, those that were decided first. Without a control there is the candidate alone, and nothing to wait for. When nothing is left to judge, what both arms have goes in as it is; where one has
 * none, the other's wait for it.
 *
 * Why this is right. Which outputs go in, and when, depends on how many were decided and in which order, and never on a
 * score: reviewers do not see the arm, each output has its fixed number of verdicts, and the order of the queue is random.
 * So within a block the two arms are independent draws, as the watch assumes, and looking after each round is allowed. Equal
 * numbers are not needed for that; they give the most evidence for a number of verdicts.
 */
export function reviewRound(
  decided: readonly DecidedItem[],
  { openItems, hasControl }: { openItems: number; hasControl: boolean },
): string[] {
  const ordered = [...decided].sort((a, b) => a.decidedAtMs - b.decidedAtMs || (a.id < b.id ? -1 : 1));
  const candidate = ordered.filter(({ arm }) => arm === 'candidate').map(({ id }) => id);
  const baseline = ordered.filter(({ arm }) => arm === 'baseline').map(({ id }) => id);
  const both = hasControl ? Math.min(candidate.length, baseline.length) : candidate.length;
  if (both === 0) return [];
  if (openItems === 0) return [...candidate, ...baseline];
  return both < LEAST_OF_ROUND ? [] : [...candidate.slice(0, both), ...baseline.slice(0, both)];
}
