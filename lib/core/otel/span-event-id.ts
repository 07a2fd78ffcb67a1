/** The event of a span: the same span sent again is the same event. */
export function spanEventId(traceId: string, spanId: string): string {
  return `${traceId}-${spanId}`;
}
