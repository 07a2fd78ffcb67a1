/** One length of rows: closed until `settledMs`, kept from `keptFromMs` on. */
export interface Span<S extends number = number> {
  spanSeconds: S;
  settledMs: number;
  keptFromMs: number;
}

/** A stretch of time read from rows of one span. Times are epoch ms; `toMs` is exclusive. */
export interface Stretch<S extends number = number> {
  spanSeconds: S;
  fromMs: number;
  toMs: number;
}

/**
 * Covers [fromMs, toMs) with the fewest rows: the longest spans inside, shorter ones towards the ends, no time twice.
 * A span is used where `everyMs` is a multiple of it, so that no row straddles two of what is asked for; where the
 * next shorter one is no longer kept, it is used all the same and may reach out over the beginning: coarser is better
 * than nothing. What no span has settled yet is left out. `spans` ascend by length, each dividing the next; `fromMs`
 * and `toMs` are multiples of the shortest.
 */
export function coverWithSpans<S extends number>(
  spans: readonly Span<S>[],
  fromMs: number,
  toMs: number,
  everyMs: number,
): Stretch<S>[] {
  const span = spans.at(-1);
  if (!span || fromMs >= toMs) return [];
  const shorter = spans.slice(0, -1);
  const lengthMs = span.spanSeconds * 1000;
  const isGoneBelow = fromMs < (shorter.at(-1)?.keptFromMs ?? Number.NEGATIVE_INFINITY);
  if (everyMs % lengthMs !== 0 && !isGoneBelow) return coverWithSpans(shorter, fromMs, toMs, everyMs);

  const low = (isGoneBelow ? Math.floor : Math.ceil)(fromMs / lengthMs) * lengthMs;
  const high = Math.floor(Math.min(toMs, span.settledMs) / lengthMs) * lengthMs;
  if (low >= high) return coverWithSpans(shorter, fromMs, toMs, everyMs);
  return [
    ...coverWithSpans(shorter, fromMs, low, everyMs),
    { spanSeconds: span.spanSeconds, fromMs: low, toMs: high },
    ...coverWithSpans(shorter, high, toMs, everyMs),
  ];
}
