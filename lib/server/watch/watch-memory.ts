import { groupBy } from '@/lib/core/group-by';
import { watchReferenceOf } from '@/lib/core/release/release-reference';
import { beginEpoch, lastIdBefore, settleWatch, stepWatch, untakenFrom } from '@/lib/core/watch/step-watch';
import { type WatchSetup, watchSetup } from '@/lib/core/watch/watch-setup';
import { newWatchState, type WatchState } from '@/lib/core/watch/watch-state';
import type { ReleaseRecord } from '../db/release-row';
import { readWatchStates, saveWatchStates } from '../db/watch-states';
import { keptFrom } from '../telemetry/kept-from';
import { BLOCK_MS } from '../telemetry/rollup-home';
import { settledUntil } from '../telemetry/settled-until';
import { type ComparedArms, readComparedBlocks } from './read-compared-blocks';

/** What the watch knows of a release at its last settled block. */
export interface Followed {
  state: WatchState;
  setup: WatchSetup;
  /** Did it show anything since it was looked at last? */
  isNews: boolean;
  /** The length of time whose blocks were read for it just now. */
  replayedMs: number;
}

const SAVED_AT_ONCE = 50;
// A replay of days is read by the hour, so that it never lies in memory whole.
const MOST_AT_ONCE_MS = 3_600_000;

interface Subject extends ComparedArms {
  setup: WatchSetup;
  state: WatchState;
}

/**
 * Follows releases from block to block. What it remembers can be made again from the last saved state and the closed blocks
 * since, so nothing is lost with it, and two of them on one database come to the same.
 */
export class WatchMemory {
  private readonly states = new Map<string, WatchState>();
  private readonly setups = new Map<string, { seq: number; setup: WatchSetup }>();

  /** Takes everything that is settled into account. Releases that have not started are absent. */
  async follow(releases: readonly ReleaseRecord[]): Promise<Map<string, Followed>> {
    const until = await settledUntil();
    const unknown = releases.filter(({ id }) => !this.states.has(id)).map(({ id }) => id);
    if (unknown.length > 0) {
      for (const [id, state] of await readWatchStates(unknown)) this.states.set(id, state);
    }
    const subjects = releases.flatMap((release) => this.subject(release) ?? []);
    const news = new Set<string>();
    const replayed = new Map<string, number>();
    for (const [fromMs, group] of groupBy(subjects, ({ state }) => untakenFrom(state))) {
      for (const { id } of group) replayed.set(id, Math.max(0, until - fromMs));
      for (const id of await advance(group, fromMs, until)) news.add(id);
    }
    return new Map(
      subjects.map(({ id, state, setup }) => [
        id,
        { state, setup, isNews: news.has(id), replayedMs: replayed.get(id) ?? 0 },
      ]),
    );
  }

  /** Writes what is remembered of these releases, for who comes after. */
  async save(releaseIds: readonly string[]): Promise<void> {
    const known = releaseIds.flatMap((id) => {
      const state = this.states.get(id);
      return state ? [[id, state] as const] : [];
    });
    for (let at = 0; at < known.length; at += SAVED_AT_ONCE) {
      await saveWatchStates(new Map(known.slice(at, at + SAVED_AT_ONCE)));
    }
  }

  /** Keeps nothing of releases other than these. */
  keepOnly(releaseIds: ReadonlySet<string>): void {
    for (const memory of [this.states, this.setups]) {
      for (const id of memory.keys()) if (!releaseIds.has(id)) memory.delete(id);
    }
  }

  private subject(release: ReleaseRecord): Subject | null {
    const { id, baseline, candidate, inForce, startedAt } = release;
    if (!baseline || !candidate || !inForce || !startedAt) return null;
    const setup = this.setupOf(release);
    const state = this.states.get(id) ?? newWatchState(-1);
    this.states.set(id, state);
    // Of a release that nobody has written down yet: from its beginning, as far back as blocks are kept.
    if (state.through < 0) settleWatch(state, Math.max(startedAt.getTime(), keptFrom(5, Date.now())));
    const last = release.exclusions.at(-1);
    if (last && state.epoch !== release.exclusions.length) {
      const through = lastIdBefore(Date.parse(last.at) + BLOCK_MS);
      beginEpoch(state, { epoch: release.exclusions.length, through, excluded: last });
    }
    return { id, baselineId: baseline.id, candidateId: candidate.id, setup, state };
  }

  private setupOf({ id, seq, inForce, reference }: ReleaseRecord): WatchSetup {
    const known = this.setups.get(id);
    if (known?.seq === seq) return known.setup;
    const note = inForce?.note ?? { triggers: [], metricsToWatch: [], tolerances: {} };
    const setup = watchSetup(note, watchReferenceOf(reference));
    this.setups.set(id, { seq, setup });
    return setup;
  }
}

/** Answers of which something was compared. */
async function advance(group: readonly Subject[], fromMs: number, until: number): Promise<Set<string>> {
  const news = new Set<string>();
  for (let at = fromMs; at < until; at += MOST_AT_ONCE_MS) {
    const to = Math.min(until, at + MOST_AT_ONCE_MS);
    const blocks = await readComparedBlocks(group, at, to);
    for (const { id, state, setup } of group) {
      const shown = blocks.get(id) ?? [];
      for (const block of shown) stepWatch(state, block, setup);
      if (shown.length > 0) news.add(id);
      settleWatch(state, to);
    }
  }
  return news;
}
