import { srmLogE } from './sample-ratio';
import { idFault, NO_BLOCK, type Step } from './step';

/** Plain numbers, so that JSON keeps it to the bit. */
export interface SrmState {
  /** Requests by arm since the shares last changed. */
  counts: number[];
  /** The logs of the stretches before, added up. */
  earlierLogE: number;
  lastBlock: number;
}

export interface SrmBlock {
  id: number;
  counts: readonly number[];
}

export function newSrm(arms: number): SrmState {
  return { counts: new Array<number>(arms).fill(0), earlierLogE: 0, lastBlock: NO_BLOCK };
}

/** Names what is wrong with a block, null when nothing is. */
export function srmBlockFault(state: SrmState, { id, counts }: SrmBlock): string | null {
  if (counts.length !== state.counts.length) return `counts must be ${state.counts.length} numbers`;
  const bad = counts.find((count) => !(Number.isFinite(count) && count >= 0));
  return idFault(id) ?? (bad === undefined ? null : `counts must be numbers from 0, not ${bad}`);
}

/** Adds the next block. Changes `state` when it answers "taken". */
export function stepSrm(state: SrmState, block: SrmBlock): Step {
  if (srmBlockFault(state, block) !== null) return 'rejected';
  if (block.id <= state.lastBlock) return 'repeated';
  state.counts = state.counts.map((count, arm) => count + (block.counts[arm] ?? 0));
  state.lastBlock = block.id;
  return 'taken';
}

/** ln of the e-value so far, `shares` being those that hold now (srmLogE has the method). */
export function srmStateLogE(state: SrmState, shares: readonly number[]): number {
  return state.earlierLogE + srmLogE(state.counts, shares);
}

/** Begins the next stretch: `shares` are those that held until now. Changes `state`. */
export function changeShares(state: SrmState, shares: readonly number[]): void {
  state.earlierLogE = srmStateLogE(state, shares);
  state.counts = state.counts.map(() => 0);
}
