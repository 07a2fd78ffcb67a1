/** What a block of two arms holds: `xc` harmful of the candidate's `nc`, `xb` of the baseline's `nb`. */
export interface PairCounts {
  nc: number;
  xc: number;
  nb: number;
  xb: number;
}

/** The highest rate that the null's edge is taken for: odds must be finite. */
const HIGHEST = 1 - 1e-6;

/**
 * How much one block says for "the candidate's odds are `psi` times those at r times the baseline" over "the candidate's
 * rate is at most r times the baseline's" (psi > 1; at least, for psi < 1): the ln of its e-value.
 *
 * `p2` is a guess of the baseline's rate (0 < p2 < 1) made before the block; a bad guess costs power, never validity.
 * 0 when an arm is empty. Sums of scores in 0..1 may stand for counts. Counts that are not 0 <= x <= n give nonsense:
 * checked by who calls.
 *
 * Method: the two-sample block e-variable of Turner, Ly and Grünwald (2024), its null the projection of the alternative
 * onto p_c = r p_b, by the root of a quadratic that loses no digits. Its expectation is at most 1 for any true rates in
 * the null, not asymptotically; assumes independent requests within the block, and nothing from block to block.
 */
export function tgIncrement(p2: number, psi: number, r: number, { nc, xc, nb, xb }: PairCounts): number {
  if (!(nc > 0 && nb > 0)) return 0;
  const p0 = Math.min(r * p2, HIGHEST);
  const odds = (psi * p0) / (1 - p0);
  const p1 = odds / (1 + odds);
  const a = nc * p1 + nb * p2;
  const b = a * (1 + r) + nc * (1 - p1) * r + nb * (1 - p2);
  const qb = (2 * a) / (b + Math.sqrt(Math.max(b * b - 4 * r * (nc + nb) * a, 0)));
  const qc = r * qb;
  return (
    xc * Math.log(p1 / qc) +
    (nc - xc) * Math.log1p((qc - p1) / (1 - qc)) +
    xb * Math.log(p2 / qb) +
    (nb - xb) * Math.log1p((qb - p2) / (1 - qb))
  );
}
