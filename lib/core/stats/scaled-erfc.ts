const STEPS = 120;
// Below, the power series converges fast and cancels little; above, the continued fraction does.
const SMALL = 2.5;

/**
 * exp(x²) erfc(x) for x >= 0, to about 1e-12 of its value: where erfc itself has long run out of digits.
 * Abramowitz and Stegun 7.1.6 below 2.5, the continued fraction 7.1.14 above.
 */
export function scaledErfc(x: number): number {
  if (x >= SMALL) {
    let fraction = 0;
    for (let k = STEPS; k >= 1; k -= 1) fraction = k / 2 / (x + fraction);
    return 1 / Math.sqrt(Math.PI) / (x + fraction);
  }
  let term = x;
  let sum = x;
  for (let n = 1; n < STEPS && term >= 1e-17 * sum && term > 0; n += 1) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return Math.exp(x * x) - (2 / Math.sqrt(Math.PI)) * sum;
}
