const MINUTE = 60_000;
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10_080, 43_200].map(
  (m) => m * MINUTE,
);

/**
 * At most `most` round instants inside a window, epoch ms. `offsetMs` is local time minus UTC, so that "round" is
 * round on the reader's clock. An empty or reversed window has none.
 */
export function timeTicks(fromMs: number, toMs: number, offsetMs: number, most = 4): number[] {
  if (!(toMs > fromMs)) return [];
  const week = STEPS[STEPS.length - 1] ?? MINUTE;
  const step =
    STEPS.find((s) => (toMs - fromMs) / s <= most) ?? Math.ceil((toMs - fromMs) / most / week) * week;
  const ticks: number[] = [];
  for (let at = Math.ceil((fromMs + offsetMs) / step) * step - offsetMs; at <= toMs; at += step)
    ticks.push(at);
  return ticks.slice(0, most);
}
