/**
 * The alternatives that an e-value of yes-or-no data mixes: the candidate's odds as multiples `psi` of those at the edge
 * of the null hypothesis, and how much weight each has. Weights add up to 1.
 */
export interface OddsGrid {
  readonly psi: readonly number[];
  readonly weights: readonly number[];
}

/** For triggers: the candidate is worse. From a small loss to a breakdown. */
export const HARM: OddsGrid = {
  psi: [1.25, 1.5, 2, 3, 5, 10, 30],
  weights: [0.1, 0.2, 0.25, 0.2, 0.12, 0.08, 0.05],
};

/** For gates: the candidate is better than the margin. */
export const SAFE: OddsGrid = {
  psi: [0.9, 0.75, 0.6, 0.45, 0.3, 0.15],
  weights: [0.1, 0.25, 0.25, 0.2, 0.12, 0.08],
};
