import { setImmediate as otherWork } from 'node:timers/promises';
import type { z } from 'zod';
import type { Actor } from '@/lib/core/access/actor';
import {
  BlockReplay,
  type ReplayedBlocks,
  type ReplayedFiring,
  type ReplayedTrigger,
} from '@/lib/core/backtest/block-replay';
import { DomainError } from '@/lib/core/domain-error';
import { watchReferenceOf } from '@/lib/core/release/release-reference';
import { formatCount } from '@/lib/core/telemetry/format-metric';
import type { FiringView, NoteBacktestView, noteBacktestInput } from '@/lib/schemas/backtest';
import { authorize } from '@/lib/server/auth/authorize';
import { prismaClient } from '@/lib/server/db/prisma-client';
import type { ReleaseRecord } from '@/lib/server/db/release-row';
import { keptFrom } from '@/lib/server/telemetry/kept-from';
import { settledUntil } from '@/lib/server/telemetry/settled-until';
import { readComparedBlocks } from '@/lib/server/watch/read-compared-blocks';
import { fetchRelease } from './fetch-release';

const HOUR_MS = 3_600_000;
/** Hours are read one after the other for as long as this, so that an answer comes while somebody waits for it. */
const MOST_MS = 20_000;
const BLOCKS_AT_ONCE = 10;

/**
 * "Would this note have caught it?" The note's triggers, as they are typed now, over the stored blocks of a release of the
 * same feature. Nothing is written. A caller who went away stops it.
 */
export async function backtestNote(
  actor: Actor,
  id: string,
  { releaseId, triggers, metricsToWatch, tolerances }: z.output<typeof noteBacktestInput>,
  signal: AbortSignal,
): Promise<NoteBacktestView> {
  authorize(actor, 'release:read');
  const reader = prismaClient();
  const [own, past] = await Promise.all([fetchRelease(reader, id), fetchRelease(reader, releaseId)]);
  if (past.feature.id !== own.feature.id) {
    const message = `"${past.title}" is a release of another feature: choose one of ${own.feature.name}.`;
    throw new DomainError('invalid_input', message, 'other_feature', [
      { code: 'other_feature', field: 'releaseId', message },
    ]);
  }
  const window = await windowOf(past);
  if ('sentence' in window) return nothing(window.sentence);
  const exclusions = past.exclusions.map(({ at }) => Date.parse(at));
  const replay = new BlockReplay(
    { triggers, metricsToWatch, tolerances },
    watchReferenceOf(past.reference),
    exclusions,
  );
  const reached = await playHours(past, window, replay, signal);
  const replayed = replay.finish();
  const { candidate, baseline } = replayed.requests;
  if (candidate + baseline === 0)
    return nothing('Nothing was compared in that release, so no trigger had anything to look at.');
  return viewOf(replayed, lookedAt(window, reached, candidate + baseline));
}

type TriggerOutcome = NoteBacktestView['triggers'][number];

interface Window {
  fromMs: number;
  toMs: number;
  /** Its first blocks are no longer kept. */
  isLate: boolean;
}

/** Which blocks of it are still there to be read; a sentence where none are. */
async function windowOf(past: ReleaseRecord): Promise<Window | { sentence: string }> {
  const settled = await settledUntil();
  if (!past.startedAt || !past.baseline || !past.candidate)
    return { sentence: 'That release has not started, so it has no traffic.' };
  const end = past.rolledBackAt ?? past.endedAt;
  const [beginMs, toMs] = [past.startedAt.getTime(), Math.min(end?.getTime() ?? settled, settled)];
  const kept = keptFrom(5, Date.now());
  if (toMs <= kept)
    return {
      sentence: `Its blocks of 5 seconds are no longer kept: they are dropped before ${dayOf(kept)} (SLUICE_BLOCK_DAYS). Choose a newer release.`,
    };
  return { fromMs: Math.floor(Math.max(beginMs, kept) / HOUR_MS) * HOUR_MS, toMs, isLate: beginMs < kept };
}

/** Answers up to when it came. */
async function playHours(
  { id, baseline, candidate }: ReleaseRecord,
  { fromMs, toMs }: Window,
  replay: BlockReplay,
  signal: AbortSignal,
): Promise<number> {
  const arms = { id, baselineId: baseline?.id ?? '', candidateId: candidate?.id ?? '' };
  const begun = performance.now();
  for (let at = fromMs; at < toMs; at += HOUR_MS) {
    const blocks = (await readComparedBlocks([arms], at, Math.min(toMs, at + HOUR_MS))).get(id) ?? [];
    for (const [place, block] of blocks.entries()) {
      replay.take(block);
      // Who else is served by this process is not to wait for an hour of blocks.
      if (place % BLOCKS_AT_ONCE === BLOCKS_AT_ONCE - 1) await otherWork();
    }
    if (signal.aborted || performance.now() - begun > MOST_MS) return Math.min(toMs, at + HOUR_MS);
  }
  return toMs;
}

function lookedAt({ fromMs, toMs, isLate }: Window, reachedMs: number, requests: number): string {
  const parts = [
    `Looked at ${formatCount(requests)} compared requests of that release, by the blocks in which they were stored.`,
  ];
  if (isLate) parts.push(`Blocks before ${dayOf(fromMs)} are no longer kept, so its beginning is missing.`);
  if (reachedMs < toMs)
    parts.push(`There is more than fits one look: it ends at ${minuteOf(reachedMs)} UTC.`);
  return parts.join(' ');
}

function viewOf({ triggers, cohorts }: ReplayedBlocks, sentence: string): NoteBacktestView {
  return {
    ...{ sentence, hasLooked: true },
    triggers: triggers.map(triggerView),
    cohorts: cohorts.map((cohort) => ({ ...cohort, fired: firingView(cohort.fired) })),
  };
}

function triggerView({ id, sentence, fired, nearest, last, needed }: ReplayedTrigger): TriggerOutcome {
  const few = `It would have needed ${formatCount(needed)} more requests of the candidate to look.`;
  return {
    ...{ id, sentence, nearest, state: fired ? 'fired' : last === null ? 'too_few' : 'quiet' },
    fired: fired && firingView(fired),
    detail: fired?.sentence ?? last ?? few,
  };
}

function firingView({ atMs, requests, sentence }: ReplayedFiring): FiringView {
  return { at: new Date(atMs).toISOString(), requests, sentence };
}

function nothing(sentence: string): NoteBacktestView {
  return { sentence, hasLooked: false, triggers: [], cohorts: [] };
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function minuteOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 16).replace('T', ' ');
}
