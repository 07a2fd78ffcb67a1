import { assertPhi } from './assert-phi';
import { countFault } from './count-fault';
import { mixLogE } from './mix-log-e';
import { HARM, type OddsGrid } from './odds-grid';
import { idFault, NO_BLOCK, type Step } from './step';

export interface AbsBlock {
  id: number;
  /** Requests of the candidate, and the harmful ones of them. */
  n: number;
  x: number;
}

/** Plain numbers, so that JSON keeps it to the bit. */
export interface AbsState {
  n: number;
  x: number;
  lastBlock: number;
}

export function newAbs(): AbsState {
  return { n: 0, x: 0, lastBlock: NO_BLOCK };
}

/** Names what is wrong with a block, null when nothing is. */
export function absBlockFault({ id, n, x }: AbsBlock): string | null {
  return idFault(id) ?? countFault(n, x, { n: 'n', x: 'x' });
}

/** Adds the next block. Changes `state` when it answers "taken". */
export function stepAbs(state: AbsState, block: AbsBlock): Step {
  if (absBlockFault(block) !== null) return 'rejected';
  if (block.id <= state.lastBlock) return 'repeated';
  state.n += block.n;
  state.x += block.x;
  state.lastBlock = block.id;
  return 'taken';
}

/**
 * ABS: ln of the e-value against "the candidate's rate is always at most `threshold`" (with HARM; at least, with SAFE),
 * from all its requests so far; no baseline is needed. 0 of no requests; -Infinity of counts that cannot be.
 *
 * The likelihood ratio of each alternative of the grid to the threshold, mixed. Anytime-valid and exact for independent
 * requests, under any drift on the null's side of the threshold. `phi` >= 1 allows for bursts, as in PAIR. Throws
 * RangeError unless 0 < threshold < 1.
 */
export function absLogE(
  { n, x }: Pick<AbsState, 'n' | 'x'>,
  threshold: number,
  { grid = HARM, phi = 1 }: { grid?: OddsGrid; phi?: number } = {},
): number {
  if (!(threshold > 0 && threshold < 1))
    throw new RangeError(`A threshold must be a rate between 0 and 1, not ${threshold}.`);
  assertPhi(phi);
  if (countFault(n, x, { n: 'n', x: 'x' }) !== null) return Number.NEGATIVE_INFINITY;
  const logE = grid.psi.map((psi) => {
    const odds = (psi * threshold) / (1 - threshold);
    const p = odds / (1 + odds);
    return (x * Math.log(p / threshold) + (n - x) * Math.log1p((threshold - p) / (1 - threshold))) / phi;
  });
  return mixLogE(grid, logE);
}
