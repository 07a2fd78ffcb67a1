import type { IngestPool } from '../db/ingest-pool';
import { isDatabaseAway } from '../db/translate-database-error';
import { type Committed, commitIngest } from './commit-ingest';
import type { EventRow, OutcomeRow } from './ingest-rows';
import { ReviewSampler } from './review-sampler';
import { SliceRegistry } from './slice-registry';

export interface StoredCounts {
  accepted: number;
  /** Features that got something new. */
  features: string[];
}

interface Submission {
  events: readonly EventRow[];
  outcomes: readonly OutcomeRow[];
  settle: (outcome: { stored: StoredCounts } | { error: unknown }) => void;
}

// A commit takes whole calls, until it has this many rows.
const ROWS_PER_COMMIT = 5_000;
// While one waits for the disk the other copies.
const COMMITS_AT_ONCE = 2;

/** Calls that come in while a commit is under way share the next one. Of this process; any number of processes may. */
export class IngestQueue {
  private waiting: Submission[] = [];
  private running = 0;
  private turn: Promise<unknown> = Promise.resolve();
  private onRoom: () => void = () => {};
  private readonly memory = { slices: new SliceRegistry(), sampler: new ReviewSampler() };

  constructor(private readonly pool: () => IngestPool) {}

  /** Resolves when the rows are durable; rejects when none of them was kept. */
  submit(events: readonly EventRow[], outcomes: readonly OutcomeRow[]): Promise<StoredCounts> {
    if (events.length + outcomes.length === 0) return Promise.resolve({ accepted: 0, features: [] });
    return new Promise((resolve, reject) => {
      const settle: Submission['settle'] = (outcome) =>
        'error' in outcome ? reject(outcome.error) : resolve(outcome.stored);
      this.waiting.push({ events, outcomes, settle });
      this.next();
    });
  }

  /** Runs `work` when less waits than one commit takes: one call at a time, in the order they asked. */
  whenRoom<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.turn.then(async () => {
      while (this.waitingRows() >= ROWS_PER_COMMIT) {
        await new Promise<void>((resolve) => {
          this.onRoom = resolve;
        });
      }
      return work();
    });
    this.turn = mine.catch(() => {});
    return mine;
  }

  private waitingRows(): number {
    return sum(this.waiting);
  }

  private next(): void {
    while (this.running < COMMITS_AT_ONCE && this.waiting.length > 0) {
      this.running += 1;
      void this.commit(this.take()).finally(() => {
        this.running -= 1;
        this.next();
      });
    }
    this.onRoom();
  }

  private take(): Submission[] {
    let rows = 0;
    const fitting = this.waiting.findIndex((submission) => {
      rows += size(submission);
      return rows > ROWS_PER_COMMIT;
    });
    return this.waiting.splice(0, fitting < 0 ? this.waiting.length : Math.max(1, fitting));
  }

  private async commit(group: readonly Submission[]): Promise<void> {
    const events = group.flatMap((submission) => submission.events);
    const outcomes = group.flatMap((submission) => submission.outcomes);
    try {
      const committed = await commitIngest(this.pool(), this.memory, events, outcomes);
      for (const [submission, stored] of share(group, committed)) submission.settle({ stored });
    } catch (error) {
      // One call's fault must not cost the others theirs.
      if (group.length > 1 && !isDatabaseAway(error)) {
        for (const submission of group) await this.commit([submission]);
      } else for (const submission of group) submission.settle({ error });
    }
  }
}

function size({ events, outcomes }: Submission): number {
  return events.length + outcomes.length;
}

function sum(submissions: readonly Submission[]): number {
  return submissions.reduce((rows, submission) => rows + size(submission), 0);
}

function allOf({ events, outcomes }: Submission): StoredCounts {
  const features = new Set<string>();
  for (const { feature_id } of events) features.add(feature_id);
  for (const { feature_id } of outcomes) features.add(feature_id);
  return { accepted: events.length + outcomes.length, features: [...features] };
}

/** Tells each call what of it was new: of an id that two calls carry, the first one's. */
function share(group: readonly Submission[], committed: Committed): [Submission, StoredCounts][] {
  // Nearly always: then nothing has to be looked up.
  const isAllNew = committed.eventKeys.size + committed.outcomeIds.size === sum(group);
  if (isAllNew) return group.map((submission) => [submission, allOf(submission)]);
  const events = new Set(committed.eventKeys);
  const outcomes = new Set(committed.outcomeIds);
  return group.map((submission) => {
    const features = new Set<string>();
    let accepted = 0;
    for (const { key, feature_id } of submission.events) {
      if (!events.delete(key)) continue;
      accepted += 1;
      features.add(feature_id);
    }
    for (const { input, feature_id } of submission.outcomes) {
      if (!outcomes.delete(`${feature_id}\0${input.id}`)) continue;
      accepted += 1;
      features.add(feature_id);
    }
    return [submission, { accepted, features: [...features] }];
  });
}
