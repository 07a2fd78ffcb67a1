import { assertPhi } from './assert-phi';
import { countFault } from './count-fault';
import { mixLogE } from './mix-log-e';
import type { OddsGrid } from './odds-grid';
import { idFault, NO_BLOCK, type Step } from './step';
import { type PairCounts, tgIncrement } from './tg-increment';

export interface PairBlock extends PairCounts {
  id: number;
}

/** Plain numbers, so that JSON keeps it to the bit. */
export interface PairState extends PairCounts {
  /** ln of the e-value against each alternative of the grid. */
  logE: number[];
  /** The last block taken; NO_BLOCK before the first. */
  lastBlock: number;
}

/** Frozen when the release begins; to change any of it is to begin a new state. */
export interface PairSetup {
  grid: OddsGrid;
  /** The baseline's rate in the reference window, 0..1: where the guess of it begins. */
  pRef: number;
  /** The null is p_c <= r p_b + margin with HARM, p_c >= r p_b + margin with SAFE. r above 0, margin from 0. */
  r: number;
  margin?: number;
  /** Overdispersion, at least 1: divides the evidence. */
  phi: number;
}

// How many requests the reference window's rate counts for beside what the baseline shows.
const PRIOR_REQUESTS = 50;

export function newPair(grid: OddsGrid): PairState {
  return { logE: grid.psi.map(() => 0), nc: 0, xc: 0, nb: 0, xb: 0, lastBlock: NO_BLOCK };
}

/** Names what is wrong with a block, null when nothing is. */
export function pairBlockFault({ id, nc, xc, nb, xb }: PairBlock): string | null {
  return idFault(id) ?? countFault(nc, xc, { n: 'nc', x: 'xc' }) ?? countFault(nb, xb, { n: 'nb', x: 'xb' });
}

/**
 * Takes the next block into account: PAIR, the test of two rates that change over time but are compared only within a
 * block. Changes `state` when it answers "taken". A block with one arm empty is no evidence, and still tells the
 * baseline's rate. The guess of that rate rests on earlier blocks alone.
 *
 * Anytime-valid and exact (tgIncrement has the method and what it assumes), for any drift between blocks and any change
 * of allocation from block to block. Dividing by phi >= 1 keeps it valid, and allows for requests that come in bursts.
 * Throws RangeError for a setup that cannot be.
 */
export function stepPair(state: PairState, block: PairBlock, setup: PairSetup): Step {
  assertSetup(setup);
  if (pairBlockFault(block) !== null) return 'rejected';
  if (block.id <= state.lastBlock) return 'repeated';
  const { grid, r, phi, margin = 0 } = setup;
  if (block.nc > 0 && block.nb > 0) {
    const p2 = guessedBaseline(state, setup.pRef);
    const steps = grid.psi.map((psi) => tgIncrement(p2, psi, r, block, margin) / phi);
    if (!steps.every(Number.isFinite)) return 'rejected';
    for (const [j, step] of steps.entries()) state.logE[j] = (state.logE[j] ?? 0) + step;
  }
  state.nc += block.nc;
  state.xc += block.xc;
  state.nb += block.nb;
  state.xb += block.xb;
  state.lastBlock = block.id;
  return 'taken';
}

/** ln of the e-value so far; 0 before the first block. Compare it, never its exponential. */
export function pairLogE(state: PairState, grid: OddsGrid): number {
  return mixLogE(grid, state.logE);
}

/** The baseline's rate as far as the state knows it, drawn to the reference window's while it knows little. */
export function guessedBaseline({ nb, xb }: PairState, pRef: number): number {
  const rate = (xb + PRIOR_REQUESTS * pRef) / (nb + PRIOR_REQUESTS);
  return Math.min(Math.max(rate, 1e-4), 0.95);
}

function assertSetup({ pRef, r, phi, margin = 0 }: PairSetup): void {
  if (!(pRef >= 0 && pRef <= 1)) throw new RangeError(`pRef must be a rate from 0 to 1, not ${pRef}.`);
  if (!(r > 0 && r < Number.POSITIVE_INFINITY)) throw new RangeError(`r must be above 0, not ${r}.`);
  if (!(margin >= 0 && margin < Number.POSITIVE_INFINITY))
    throw new RangeError(`margin must be from 0, not ${margin}.`);
  assertPhi(phi);
}
