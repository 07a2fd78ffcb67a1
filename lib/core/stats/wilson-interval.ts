/** The 97.5 % point of the standard normal distribution: an interval of 95 %, two-sided. */
export const Z95 = 1.959963984540054;

/**
 * Wilson's 95 % interval (Wilson 1927) of a rate `value` in 0..1 over `n` independent observations, n above 0; in 0..1.
 * `n` may be a fraction: the effective size of a weighted sample. Never throws.
 */
export function wilsonInterval(value: number, n: number): { low: number; high: number } {
  const z2 = Z95 * Z95;
  const middle = (value + z2 / (2 * n)) / (1 + z2 / n);
  const reach = (Z95 / (1 + z2 / n)) * Math.sqrt((value * (1 - value)) / n + z2 / (4 * n * n));
  return { low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}
