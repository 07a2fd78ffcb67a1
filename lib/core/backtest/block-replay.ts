import type { NoteContent } from '../release/note';
import { renderTrigger } from '../release/render-trigger';
import { type Rollup, sumOf } from '../telemetry/rollup';
import { distanceOf } from '../watch/distance';
import { judgeWatch, type SliceReading, type TriggerReading, type WatchReading } from '../watch/judge-watch';
import { evidenceSentence, firingSentence } from '../watch/reading-sentence';
import { BLOCK_MS, beginEpoch, blockEnd, stepWatch, type WatchedBlock } from '../watch/step-watch';
import { type WantedAction, wantedActions } from '../watch/wanted-actions';
import type { WatchReference } from '../watch/watch-reference';
import { type WatchSetup, watchSetup } from '../watch/watch-setup';
import { newWatchState } from '../watch/watch-state';

export interface ReplayedFiring {
  /** The end of the block in which it was seen, epoch ms. */
  atMs: number;
  /** Compared requests of both arms until then. */
  requests: number;
  sentence: string;
}

export interface ReplayedTrigger {
  id: string;
  sentence: string;
  fired: ReplayedFiring | null;
  /** How near it ever came, 0..1. */
  nearest: number;
  /** Where its evidence stood last; null where it never looked. */
  last: string | null;
  /** How many more requests of the candidate it would have needed before it may act. */
  needed: number;
}

export interface ReplayedCohort {
  triggerId: string;
  attribute: string;
  value: string;
  action: 'exclude' | 'hold';
  fired: ReplayedFiring;
}

export interface ReplayedBlocks {
  requests: { candidate: number; baseline: number };
  triggers: ReplayedTrigger[];
  /** The first to fire first. */
  cohorts: ReplayedCohort[];
}

// A look at every slice costs more than a block does, and a minute is as exact as people ask for.
const LOOK_EVERY_MS = 60_000;

/**
 * What a note's triggers would have seen in the blocks of a release that was. Each is looked at by itself, as if nothing else
 * had acted: traffic that was served cannot be served otherwise afterwards. Blocks come in order.
 */
export class BlockReplay {
  private readonly setup: WatchSetup;
  private readonly state = newWatchState(-1);
  private readonly triggers: ReplayedTrigger[];
  private readonly cohorts: ReplayedCohort[] = [];
  private readonly requests = { candidate: 0, baseline: 0 };
  private lookedAtMs = Number.NEGATIVE_INFINITY;

  /** `exclusionsMs`: when cohorts were left out of that release, which made everybody else another population. */
  constructor(
    private readonly note: Pick<NoteContent, 'triggers' | 'metricsToWatch' | 'tolerances'>,
    reference: WatchReference,
    private readonly exclusionsMs: readonly number[] = [],
  ) {
    this.setup = watchSetup(note, reference);
    this.triggers = note.triggers.map((trigger) => ({
      ...{ id: trigger.id, sentence: renderTrigger(trigger), fired: null },
      ...{ nearest: 0, last: null, needed: trigger.minRequests },
    }));
  }

  take(block: WatchedBlock): void {
    this.followExclusions(block.number * BLOCK_MS);
    stepWatch(this.state, block, this.setup);
    this.requests.candidate += requestsOf(block.whole.candidate);
    this.requests.baseline += requestsOf(block.whole.baseline);
    if (blockEnd(this.state.through) - this.lookedAtMs >= LOOK_EVERY_MS) this.look();
  }

  finish(): ReplayedBlocks {
    if (this.state.through >= 0) this.look();
    const { requests, triggers, cohorts } = this;
    return { requests, triggers, cohorts };
  }

  private followExclusions(startMs: number): void {
    const epoch = this.exclusionsMs.filter((atMs) => atMs <= startMs).length;
    if (epoch === this.state.epoch) return;
    if (this.state.through >= 0) this.look();
    beginEpoch(this.state, { epoch, through: this.state.through, excluded: null });
  }

  private look(): void {
    const reading = judgeWatch(this.state, this.setup);
    this.lookedAtMs = blockEnd(this.state.through);
    for (const found of reading.triggers) this.noteTrigger(found);
    for (const wanted of wantedActions(this.note.triggers, reading)) this.noteFiring(wanted, reading);
  }

  private noteTrigger(found: TriggerReading): void {
    const known = this.triggers.find(({ id }) => id === found.triggerId);
    if (!known) return;
    known.needed = found.needed;
    if (found.needed > 0) return;
    known.nearest = Math.max(known.nearest, distanceOf(found));
    known.last = evidenceSentence(found);
  }

  private noteFiring({ trigger, found, cohort, action }: WantedAction, reading: WatchReading): void {
    const fired = (of: SliceReading | TriggerReading): ReplayedFiring => ({
      atMs: blockEnd(reading.through),
      requests: this.requests.candidate + this.requests.baseline,
      sentence: firingSentence(trigger, of, cohort ?? undefined),
    });
    if (!cohort) {
      const known = this.triggers.find(({ id }) => id === trigger.id);
      if (known) known.fired ??= fired(found);
      return;
    }
    const { attribute, value } = cohort;
    const isKnown = this.cohorts.some(
      (one) => one.triggerId === trigger.id && one.attribute === attribute && one.value === value,
    );
    if (isKnown) return;
    this.cohorts.push({
      ...{ triggerId: trigger.id, attribute, value },
      ...{ action: action === 'hold' ? 'hold' : 'exclude', fired: fired(found) },
    });
  }
}

function requestsOf(rollup: Rollup | undefined): number {
  return rollup ? sumOf(rollup, 'requests') : 0;
}
