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
 * How much one block says for "the candidate's odds are `psi` times those at r times the baseline plus the margin" over
 * "the candidate's rate is at most r times the baseline's plus the margin" (psi > 1; at least, for psi < 1): the ln of its
 * e-value. 0 where the margin leaves nothing that could be worse.
 *
 * `p2` is a guess of the baseline's rate (0 < p2 < 1) made before the block; a bad guess costs power, never validity.
 * 0 when an arm is empty. Sums of scores in 0..1 may stand for counts. Counts that are not 0 <= x <= n give nonsense:
 * checked by who calls.
 *
 * Method: the two-sample block e-variable of Turner, Ly and Grünwald (2024), its null the projection of the alternative
 * onto p_c = r p_b + margin: by the root of a quadratic that loses no digits without a margin, else by bisection. Its expectation is at most 1 for any true rates in
 * the null, not asymptotically; assumes independent requests within the block, and nothing from block to block.
 */
export function tgIncrement(
  p2: number,
  psi: number,
  r: number,
  { nc, xc, nb, xb }: PairCounts,
  margin = 0,
): number {
  if (!(nc > 0 && nb > 0)) return 0;
  if (margin > 0 && r * p2 + margin >= HIGHEST) return 0;
  const p0 = Math.min(r * p2 + margin, HIGHEST);
  const odds = (psi * p0) / (1 - p0);
  const p1 = odds / (1 + odds);
  const qb = margin > 0 ? projected({ p1, p2, r, margin, nc, nb }) : projectedOnRatio({ p1, p2, r, nc, nb });
  const qc = r * qb + margin;
  return (
    xc * Math.log(p1 / qc) +
    (nc - xc) * Math.log1p((qc - p1) / (1 - qc)) +
    xb * Math.log(p2 / qb) +
    (nb - xb) * Math.log1p((qb - p2) / (1 - qb))
  );
}

interface Alternative {
  p1: number;
  p2: number;
  r: number;
  nc: number;
  nb: number;
}

/** The baseline's rate at the point of p_c = r p_b that is nearest, in relative entropy, to the alternative. */
function projectedOnRatio({ p1, p2, r, nc, nb }: Alternative): number {
  const a = nc * p1 + nb * p2;
  const b = a * (1 + r) + nc * (1 - p1) * r + nb * (1 - p2);
  return (2 * a) / (b + Math.sqrt(Math.max(b * b - 4 * r * (nc + nb) * a, 0)));
}

const MOST_STEPS = 60;

/**
 * The same for p_c = r p_b + margin: the distance is convex along the line, so its slope has one root, between the baseline's
 * rate and the one at which the candidate's alternative lies on the line. Newton's steps, halving wherever one leaves the
 * bracket.
 */
function projected({ p1, p2, r, margin, nc, nb }: Alternative & { margin: number }): number {
  const other = Math.min(Math.max((p1 - margin) / r, 0), 1);
  let low = Math.min(p2, other);
  let high = Math.max(p2, other);
  let q = (low + high) / 2;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const qc = r * q + margin;
    const [vc, vb] = [qc * (1 - qc), q * (1 - q)];
    const slope = (nc * r * (qc - p1)) / vc + (nb * (q - p2)) / vb;
    if (slope > 0) high = q;
    else low = q;
    const bend =
      (nc * r * r * (vc - (qc - p1) * (1 - 2 * qc))) / (vc * vc) +
      (nb * (vb - (q - p2) * (1 - 2 * q))) / (vb * vb);
    const newton = q - slope / bend;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - q) <= 1e-16 + 1e-15 * q) return next;
    q = next;
  }
  return q;
}
