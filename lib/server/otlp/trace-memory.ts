import type { Exposure } from '@/lib/core/otel/otel-data';

const TRACES = 20_000;
const EXPOSURES_PER_TRACE = 16;
const LONGEST = 500;

/**
 * What was exposed within the last traces seen: flag evaluations come as log records, and so in another call than
 * the spans they speak of. Of this process only, and bounded; whoever wants to be sure puts the label on the span.
 */
export class TraceMemory {
  private readonly traces = new Map<string, Exposure[]>();

  remember(traceId: string, exposure: Exposure): void {
    if (traceId === '' || Object.values(exposure).some((text) => (text?.length ?? 0) > LONGEST)) return;
    const known = (this.traces.get(traceId) ?? []).filter(
      (each) =>
        each.feature !== exposure.feature || (each.variant !== undefined && exposure.variant === undefined),
    );
    const hasIt = known.some((each) => each.feature === exposure.feature);
    // Set anew: the map is in the order of last use.
    this.traces.delete(traceId);
    this.traces.set(traceId, (hasIt ? known : [...known, exposure]).slice(-EXPOSURES_PER_TRACE));
    if (this.traces.size <= TRACES) return;
    for (const oldest of this.traces.keys()) {
      this.traces.delete(oldest);
      return;
    }
  }

  exposuresOf(traceId: string): readonly Exposure[] {
    return this.traces.get(traceId) ?? [];
  }
}
