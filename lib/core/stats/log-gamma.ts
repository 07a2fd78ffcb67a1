const FROM = 15;

/**
 * ln Γ(x) for x > 0, relative to max(1, |value|) to about 14 digits; NaN for anything else.
 * Stirling's series (Abramowitz and Stegun 6.1.41, five terms), below 15 after stepping up by Γ(x + 1) = x Γ(x).
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return Number.NaN;
  let product = 1;
  let at = x;
  while (at < FROM) {
    product *= at;
    at += 1;
  }
  const z = 1 / (at * at);
  const series = (1 / 12 - z * (1 / 360 - z * (1 / 1260 - z * (1 / 1680 - z / 1188)))) / at;
  return (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product);
}
