/** Throws RangeError unless `phi` is an overdispersion: finite, and at least 1. */
export function assertPhi(phi: number): void {
  if (!(phi >= 1 && phi < Number.POSITIVE_INFINITY))
    throw new RangeError(`phi must be at least 1, not ${phi}.`);
}
