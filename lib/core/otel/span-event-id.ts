/** The event of a span: the same span sent again is the same event. */
export function spanEventId(traceId: string, spanId: string): string {
  return `${traceId}-${spanId}`;
}

export function isSpanEventId(id: string): boolean {
  return id.length === 49 && /^[0-9a-f]{32}-[0-9a-f]{16}$/.test(id);
}
