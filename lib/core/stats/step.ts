/**
 * What became of a block that was offered to a state. Blocks come in the order of their ids:
 * - taken: it is in the state now;
 * - repeated: its id is not above the last one taken, so it is in there already, or too late; the state is as it was;
 * - rejected: its numbers cannot be counts (the block's fault says which); the state is as it was, its last id too, so
 *   that the same block, mended, can still be taken.
 */
export type Step = 'taken' | 'repeated' | 'rejected';

/** The last block of a state that has seen none: below every id. */
export const NO_BLOCK = -1;

/** Names what is wrong with a block's id, null when nothing is: ids are whole numbers from 0. */
export function idFault(id: number): string | null {
  return Number.isSafeInteger(id) && id >= 0 ? null : `id must be a whole number from 0, not ${id}`;
}
