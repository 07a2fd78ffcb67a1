/**
 * Holm's step-down adjustment (Scand. J. Stat. 6, 1979): many looks find something by chance, so each chance is raised
 * until all of them together keep the level. Answers in the order given; holds whatever the looks have in common.
 */
export function holm(chances: readonly number[]): number[] {
  const order = chances.map((_, place) => place).sort((a, b) => (chances[a] ?? 0) - (chances[b] ?? 0));
  const adjusted = chances.map(() => 1);
  let highest = 0;
  for (const [rank, place] of order.entries()) {
    highest = Math.max(highest, Math.min(1, (chances[place] ?? 1) * (chances.length - rank)));
    adjusted[place] = highest;
  }
  return adjusted;
}
