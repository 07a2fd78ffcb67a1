import type { Actor } from '@/lib/core/access/actor';
import type { ReleaseStatus } from '@/lib/core/release/release-state';
import type { ReleaseListItem } from '@/lib/schemas/release';
import { authorize } from '@/lib/server/auth/authorize';
import { actorNames } from '@/lib/server/db/actor-names';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { readMoves } from '@/lib/server/db/release-moves';
import { type ReleaseRecord, readReleases } from '@/lib/server/db/release-row';
import { unlessAway } from '@/lib/server/telemetry/unless-away';
import { gatherGate } from './gather-gate';
import { gatherRollback } from './gather-rollback';
import { creatorsOf, listItem } from './list-item';
import { rollbackView } from './rollback-view';

/** Newest first, each with what it waits for now. */
export async function listReleases(
  actor: Actor,
  filter: { status?: readonly ReleaseStatus[] | undefined; limit?: number | undefined } = {},
): Promise<ReleaseListItem[]> {
  authorize(actor, 'release:read');
  const reader = prismaClient();
  const now = new Date();
  const where = filter.status ? { status: { in: [...filter.status] } } : {};
  const releases = await readReleases(reader, where, filter.limit);
  const ids = releases.map(({ id }) => id);
  const [names, moves] = await Promise.all([
    actorNames(reader, releases.flatMap(creatorsOf)),
    readMoves(reader, ids),
  ]);
  return Promise.all(
    releases.map(async (release) => {
      const measured = Promise.all([gatherGate(reader, release, now), sentenceOfRollback(release, now)]);
      const [gate, rollbackSentence] = (await unlessAway(measured)).told ?? [null, null];
      const own = moves.filter(({ releaseId }) => releaseId === release.id);
      return listItem(release, { names, moves: own, gate: gate?.verdict ?? null, rollbackSentence });
    }),
  );
}

async function sentenceOfRollback(release: ReleaseRecord, now: Date): Promise<string | null> {
  if (release.status !== 'rolling_back') return null;
  return rollbackView(release, await gatherRollback(release, now), now)?.sentence ?? null;
}
