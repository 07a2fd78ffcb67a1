export interface Interval {
  low: number;
  high: number;
}

const Z_95 = 1.959963984540054;

/**
 * A 95 % interval for the difference of two rates over the same n >= 1 cases, candidate minus baseline, from the pairs that
 * changed: Bonett and Price's adjusted Wald interval (J. Educ. Behav. Stat. 37, 2012, 479-488), one of those that
 * Fagerland, Lydersen and Laake (Stat. Med. 33, 2014) recommend. Within -1..1; never of width 0.
 */
export function pairedRateInterval(n: number, lower: number, higher: number): Interval {
  const fell = (lower + 1) / (n + 2);
  const rose = (higher + 1) / (n + 2);
  const difference = rose - fell;
  const reach = Z_95 * Math.sqrt((fell + rose - difference * difference) / (n + 2));
  return { low: Math.max(-1, difference - reach), high: Math.min(1, difference + reach) };
}
