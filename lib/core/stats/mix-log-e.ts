import { logSumExp } from './log-sum-exp';
import type { OddsGrid } from './odds-grid';

/**
 * ln of the mixture of the grid's e-values, `logE[j]` being that of `psi[j]`. A mixture of e-values whose weights add up
 * to 1 is an e-value.
 */
export function mixLogE(grid: OddsGrid, logE: readonly number[]): number {
  return logSumExp(grid.weights.map((weight, j) => Math.log(weight) + (logE[j] ?? Number.NEGATIVE_INFINITY)));
}
