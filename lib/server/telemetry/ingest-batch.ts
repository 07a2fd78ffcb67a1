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

// Evaluations, and answers of the database, wait no longer than one body's parsing or one slice of checking.
const SLICE = 250;

/**
 * Keeps the valid events of one call and names the others. Resolves after the commit; rejects when nothing was kept.
 * `read` takes the body apart, and runs only when the queue has room for what is in it: what waits is bytes, not
 * objects. What it throws is thrown here.
 */
export async function ingestBatch(
  read: () => readonly IngestItem[] | Promise<readonly IngestItem[]>,
  snapshot: Snapshot,
  queue: IngestQueue,
  nowMs: number,
): Promise<IngestAnswer & { features: string[] }> {
  const { sent, rejected, stored } = await queue.whenRoom(async () => {
    const { events, outcomes, rejected } = await check(await read(), snapshot, nowMs);
    // Submitted before the next call may look whether there is room. In an object, so that it is not waited for here.
    return { sent: events.length + outcomes.length, rejected, stored: queue.submit(events, outcomes) };
  });
  const { accepted, features } = await stored;
  return { accepted, duplicates: sent - accepted, rejected, features };
}

async function check(items: readonly IngestItem[], snapshot: Snapshot, nowMs: number) {
  const events: EventRow[] = [];
  const outcomes: OutcomeRow[] = [];
  const rejected: EventRejection[] = [];
  for (const [index, item] of items.entries()) {
    if (index % SLICE === 0) await nextTurn();
    const checked = checkIngestItem(item, index, snapshot, nowMs);
    if (checked.kind === 'event') events.push(checked.row);
    else if (checked.kind === 'outcome') outcomes.push(checked.row);
    else rejected.push(checked.rejection);
  }
  return { events, outcomes, rejected };
}
