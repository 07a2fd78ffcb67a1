import type { WatchReading } from '@/lib/core/watch/judge-watch';
import type { ReleaseListItem } from '@/lib/schemas/release';
import { actorNames } from '@/lib/server/db/actor-names';
import type { Reader } from '@/lib/server/db/reader';
import { readMoves } from '@/lib/server/db/release-moves';
import type { ReleaseRecord } from '@/lib/server/db/release-row';
import { unlessAway } from '@/lib/server/telemetry/unless-away';
import { gatherGate, type JudgedGate } from './gather-gate';
import { gatherRollback } from './gather-rollback';
import { gatherWatches } from './gather-watch';
import { creatorsOf, listItem } from './list-item';
import { rollbackView } from './rollback-view';

/** A release with what is known of it at one instant, each question asked once. */
export interface JudgedRelease {
  release: ReleaseRecord;
  item: ReleaseListItem;
  gate: JudgedGate | null;
  reading: WatchReading | null;
  /** Telemetry does not answer: nothing is known that is measured. */
  isAway: boolean;
}

/** In the order given. */
export async function judgeReleases(
  reader: Reader,
  releases: readonly ReleaseRecord[],
  now: Date,
): Promise<JudgedRelease[]> {
  const [names, moves] = await Promise.all([
    actorNames(reader, releases.flatMap(creatorsOf)),
    readMoves(
      reader,
      releases.map(({ id }) => id),
    ),
  ]);
  const watches = gatherWatches(releases);
  return Promise.all(
    releases.map(async (release) => {
      const { told, away } = await unlessAway(measure(reader, release, now, watches));
      const [gate, reading, rollbackSentence] = told ?? [null, null, null];
      const own = moves.filter(({ releaseId }) => releaseId === release.id);
      const item = listItem(release, { names, moves: own, gate: gate?.verdict ?? null, rollbackSentence });
      return { release, item, gate, reading, isAway: away !== null };
    }),
  );
}

async function measure(
  reader: Reader,
  release: ReleaseRecord,
  now: Date,
  watches: ReturnType<typeof gatherWatches>,
) {
  const reading = (await watches).get(release.id) ?? null;
  const [gate, rollback] = await Promise.all([
    gatherGate(reader, release, now, reading),
    release.status === 'rolling_back' ? gatherRollback(release, now) : null,
  ]);
  return [gate, reading, rollback && (rollbackView(release, rollback, now)?.sentence ?? null)] as const;
}
