/**
 * Moves positions (fractions 0..1 of a height) apart until neighbours are at least `gap` away from each other,
 * keeping their order and, where there is room, staying within 0..1. Answers in the order given.
 */
export function spreadLabels(positions: readonly number[], gap: number): number[] {
  const order = positions.map((_, i) => i).sort((a, b) => (positions[a] ?? 0) - (positions[b] ?? 0));
  const moved = [...positions];
  let floor = Number.NEGATIVE_INFINITY;
  for (const i of order) {
    floor = Math.max(positions[i] ?? 0, floor + gap);
    moved[i] = floor;
  }
  let ceiling = 1 + gap;
  for (const i of [...order].reverse()) {
    ceiling = Math.min(moved[i] ?? 0, ceiling - gap);
    moved[i] = ceiling;
  }
  return moved;
}
