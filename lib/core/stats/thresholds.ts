/** A gate is passed at an e-value of 20: a false pass in at most 5 of 100 releases, for each gate on its own. */
export const GATE_THRESHOLD = Math.log(20);

/** The sample ratio alarms at an e-value of 1,000. */
export const SRM_THRESHOLD = Math.log(1000);

/**
 * The log e-value from which a trigger fires: ln(1 / (alpha weight)). `alpha` is the chance of a false rollback over
 * the whole life of a release, `weight` the trigger's part of it; the parts of all triggers add up to at most 1
 * (Bonferroni on e-values: valid whatever the triggers have in common). Throws RangeError outside 0 < x <= 1.
 */
export function fireThreshold(alpha: number, weight: number): number {
  if (!(alpha > 0 && alpha <= 1)) throw new RangeError(`alpha must be above 0 and at most 1, not ${alpha}.`);
  if (!(weight > 0 && weight <= 1))
    throw new RangeError(`A weight must be above 0 and at most 1, not ${weight}.`);
  return -Math.log(alpha * weight);
}

const LEAST_REQUESTS = 30;
const LEAST_HARMFUL = 3;

/**
 * Has the candidate shown enough for a trigger to act on: 30 requests and, where harm is counted, 3 harmful ones? The
 * statistics are valid without; people do not believe a rollback on two failures. `xc` is null for amounts.
 */
export function hasMinimum(nc: number, xc: number | null): boolean {
  return nc >= LEAST_REQUESTS && (xc === null || xc >= LEAST_HARMFUL);
}
