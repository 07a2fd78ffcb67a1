import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EventRejection } from '@/lib/core/telemetry/event';
import type { Snapshot } from '../routing/snapshot';
import type { IngestItem } from './ingest-parse';
import type { IngestQueue } from './ingest-queue';
import type { EventRow, OutcomeRow } from './ingest-rows';
import { checkIngestItem } from './ingest-validate';

export interface IngestAnswer {
  accepted: number;
  duplicates: number;
  rejected: EventRejection[];
}

// Evaluations wait no longer than one slice of checking, however large a call is.
const SLICE = 250;

/** Keeps the valid events of one call and names the others. Resolves after the commit; rejects when nothing was kept. */
export async function ingestBatch(
  items: readonly IngestItem[],
  snapshot: Snapshot,
  queue: IngestQueue,
  nowMs: number,
): Promise<IngestAnswer & { features: string[] }> {
  const events: EventRow[] = [];
  const outcomes: OutcomeRow[] = [];
  const rejected: EventRejection[] = [];
  for (const [index, item] of items.entries()) {
    if (index > 0 && index % SLICE === 0) await nextTurn();
    const checked = checkIngestItem(item, index, snapshot, nowMs);
    if (checked.kind === 'event') events.push(checked.row);
    else if (checked.kind === 'outcome') outcomes.push(checked.row);
    else rejected.push(checked.rejection);
  }
  const { accepted, features } = await queue.submit(events, outcomes);
  return { accepted, duplicates: events.length + outcomes.length - accepted, rejected, features };
}
