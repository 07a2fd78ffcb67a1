import { idFault, NO_BLOCK, type Step } from './step';

/** Observations of one arm in one block: their number, their sum and the sum of their squares, in the metric's unit. */
export interface ArmSums {
  n: number;
  sum: number;
  squares: number;
}

export interface MeanBlock {
  id: number;
  candidate: ArmSums;
  baseline: ArmSums;
}

/**
 * Plain numbers, so that JSON keeps it to the bit. Amounts are kept less the frozen reference mean, since plain sums of
 * squares lose their digits where means are large. The null's ratio and margin are not in it: a trigger and a gate share
 * one state.
 */
export interface MeanState {
  /** Of all blocks, an arm each. */
  candidate: ArmSums;
  baseline: ArmSums;
  /** Over the blocks in which both arms have something: each arm's sum, weighted by the other's part of the block. */
  candidateWeighted: number;
  baselineWeighted: number;
  weight: number;
  /** What each arm's variance counts for in the variance of the difference. */
  candidateSpread: number;
  baselineSpread: number;
  lastBlock: number;
}

const nothing = (): ArmSums => ({ n: 0, sum: 0, squares: 0 });

export function newMean(): MeanState {
  return {
    candidate: nothing(),
    baseline: nothing(),
    candidateWeighted: 0,
    baselineWeighted: 0,
    weight: 0,
    candidateSpread: 0,
    baselineSpread: 0,
    lastBlock: NO_BLOCK,
  };
}

/** Names what is wrong with a block, null when nothing is. */
export function meanBlockFault({ id, candidate, baseline }: MeanBlock): string | null {
  return idFault(id) ?? sumsFault('candidate', candidate) ?? sumsFault('baseline', baseline);
}

function sumsFault(arm: string, { n, sum, squares }: ArmSums): string | null {
  if (!(Number.isFinite(n) && n >= 0)) return `${arm}.n must be a number from 0, not ${n}`;
  if (!Number.isFinite(sum)) return `${arm}.sum must be a number, not ${sum}`;
  if (!(Number.isFinite(squares) && squares >= 0))
    return `${arm}.squares must be a number from 0, not ${squares}`;
  // No n numbers have this sum and these squares (Cauchy and Schwarz).
  if (sum * sum > n * squares * (1 + 1e-9)) return `${arm}.squares is too small for its sum`;
  return null;
}

/**
 * Takes the next block into account. Changes `state` when it answers "taken". `referenceMean` is frozen when the release
 * begins. A block with one arm empty tells that arm's spread and nothing of the difference.
 */
export function stepMean(state: MeanState, block: MeanBlock, referenceMean: number): Step {
  if (!Number.isFinite(referenceMean))
    throw new RangeError(`The reference mean must be a number, not ${referenceMean}.`);
  if (meanBlockFault(block) !== null) return 'rejected';
  if (block.id <= state.lastBlock) return 'repeated';
  const candidate = shifted(block.candidate, referenceMean);
  const baseline = shifted(block.baseline, referenceMean);
  const [nc, nb] = [candidate.n, baseline.n];
  if (nc > 0 && nb > 0) {
    const n = nc + nb;
    state.candidateWeighted += (nb * candidate.sum) / n;
    state.baselineWeighted += (nc * baseline.sum) / n;
    state.weight += (nc * nb) / n;
    state.candidateSpread += (nb * nb * nc) / (n * n);
    state.baselineSpread += (nc * nc * nb) / (n * n);
  }
  add(state.candidate, candidate);
  add(state.baseline, baseline);
  state.lastBlock = block.id;
  return 'taken';
}

function shifted({ n, sum, squares }: ArmSums, by: number): ArmSums {
  return { n, sum: sum - n * by, squares: Math.max(0, squares - 2 * by * sum + n * by * by) };
}

function add(into: ArmSums, from: ArmSums): void {
  into.n += from.n;
  into.sum += from.sum;
  into.squares += from.squares;
}

export interface MeanEstimate {
  /** Candidate less r times baseline less margin, in the metric's unit. */
  difference: number;
  /** Its standard error; 0 where the baseline does not vary, which is where nothing can be said. */
  se: number;
}

/**
 * By how much the candidate's mean is above r times the baseline's plus `margin`, the arms compared within each block
 * and the blocks weighted by nc nb / n (Mantel and Haenszel): drift between blocks and changes of allocation cancel. Null
 * until a block has both arms. `phi` >= 1 widens the standard error by its root. The variance of each arm is that of all
 * its observations, so it holds what drifts too, which errs to the safe side; the candidate's is taken to be no less
 * than the baseline's, and the baseline's no less than `leastDeviation` squared.
 */
export function estimateMean(
  state: MeanState,
  {
    referenceMean,
    r,
    margin,
    phi,
    leastDeviation = 0,
  }: { referenceMean: number; r: number; margin: number; phi: number; leastDeviation?: number },
): MeanEstimate | null {
  const { weight } = state;
  if (!(weight > 0)) return null;
  const below = (state.candidateWeighted - r * state.baselineWeighted) / weight;
  const baseline = Math.max(varianceOf(state.baseline, referenceMean), leastDeviation ** 2);
  const candidate = Math.max(varianceOf(state.candidate, referenceMean), baseline);
  const spread = state.candidateSpread * candidate + r * r * state.baselineSpread * baseline;
  return {
    difference: below + (1 - r) * referenceMean - margin,
    se: baseline > 0 ? (Math.sqrt(spread) / weight) * Math.sqrt(phi) : 0,
  };
}

/** The mean of an arm's observations so far, in the metric's unit; null without any. Not of equal blocks: for display. */
export function armMean(sums: ArmSums, referenceMean: number): number | null {
  return sums.n > 0 ? referenceMean + sums.sum / sums.n : null;
}

// A deviation below a millionth of the amounts is what rounding leaves of equal ones.
const ROUNDING = 1e-12;

function varianceOf({ n, sum, squares }: ArmSums, referenceMean: number): number {
  if (n < 2) return 0;
  const about = squares - (sum * sum) / n;
  return about > ROUNDING * (squares + n * referenceMean * referenceMean) ? about / (n - 1) : 0;
}
