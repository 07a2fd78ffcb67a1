import { logGamma } from './log-gamma';

/** How firmly the prior holds to the promised shares: the smaller, the larger the mismatch that is looked for. */
const KAPPA = 1000;

/**
 * SRM: ln of the e-value against "requests fall on the arms by these shares". `counts` are what each arm got since the
 * shares last changed, `shares` what was promised (each above 0, adding up to 1). Logs of stretches with other shares are
 * added. 0 of no requests; -Infinity of counts that cannot be. Count what is assigned on its own (a session once): many
 * requests of one session go one way together.
 *
 * Dirichlet-multinomial Bayes factor (Lindon and Malek 2022), prior mean at the shares. Anytime-valid and exact for
 * independent assignments. Throws RangeError for shares that cannot be.
 */
export function srmLogE(counts: readonly number[], shares: readonly number[], kappa = KAPPA): number {
  const sum = shares.reduce((total, share) => total + share, 0);
  const arePossible = shares.length === counts.length && shares.every((share) => share > 0);
  if (!arePossible || Math.abs(sum - 1) > 1e-9)
    throw new RangeError(`Shares must be above 0, one an arm, and add up to 1: ${shares.join(', ')}.`);
  if (!counts.every((count) => Number.isFinite(count) && count >= 0)) return Number.NEGATIVE_INFINITY;
  const total = counts.reduce((all, count) => all + count, 0);
  let logE = logGamma(kappa) - logGamma(kappa + total);
  for (const [arm, share] of shares.entries()) {
    const count = counts[arm] ?? 0;
    logE += logGamma(kappa * share + count) - logGamma(kappa * share) - count * Math.log(share);
  }
  return logE;
}
