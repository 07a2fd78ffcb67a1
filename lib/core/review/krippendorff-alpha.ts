export interface Agreement {
  /** 1: all agree; 0: as by chance; below 0: worse than by chance. Null: it cannot be told. */
  alpha: number | null;
  /** How many items it stands on: those that two or more people judged. */
  items: number;
}

/**
 * Krippendorff's alpha for nominal values, with missing ones: of each item the values that were given, in any order.
 * Items with fewer than two values say nothing. Null when fewer than two items are left, or all values are the same.
 * Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, section C.
 */
export function krippendorffAlpha(items: readonly (readonly string[])[]): Agreement {
  const pairable = items.filter((values) => values.length >= 2);
  const totals = new Map<string, number>();
  let agreeing = 0;
  for (const values of pairable) {
    for (const [value, count] of countOf(values)) {
      totals.set(value, (totals.get(value) ?? 0) + count);
      agreeing += (count * (count - 1)) / (values.length - 1);
    }
  }
  const counts = [...totals.values()];
  const n = counts.reduce((sum, count) => sum + count, 0);
  const expected = n * n - counts.reduce((sum, count) => sum + count * count, 0);
  if (pairable.length < 2 || expected === 0) return { alpha: null, items: pairable.length };
  return { alpha: 1 - ((n - 1) * (n - agreeing)) / expected, items: pairable.length };
}

function countOf(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
