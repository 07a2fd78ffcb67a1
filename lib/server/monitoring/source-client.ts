import type { SourceCall } from '@/lib/core/monitoring/plan-calls';
import type { QueryScope } from '@/lib/core/monitoring/query-scope';
import type { AnswerRow } from '@/lib/core/monitoring/segment-rows';

export interface SourceRows {
  rows: AnswerRow[];
  warnings: string[];
}

/** What a source's server says of itself. */
export interface SourceProbe {
  /** "PostgreSQL 15.6" */
  server: string;
  warnings: string[];
}

/** One kind of source. Both throw a SourceFault, and end when `signal` does. */
export interface SourceClient {
  ask(call: SourceCall, scope: QueryScope, signal: AbortSignal): Promise<SourceRows>;
  probe(signal: AbortSignal): Promise<SourceProbe>;
}
