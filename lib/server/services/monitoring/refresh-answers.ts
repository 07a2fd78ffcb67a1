import { isSourceQuery } from '@/lib/core/monitoring/monitoring-query';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { type ReleaseRecord, readReleases } from '@/lib/server/db/release-row';
import { log } from '@/lib/server/log';
import { freshAnswer, knownAnswer } from '@/lib/server/monitoring/release-answer';
import { noteInForce } from '../release/note-faults';

/** An answer older than this is asked for anew: well within the minute that a promotion goes by. */
const ASK_AFTER_MS = 40_000;
const AT_ONCE = 4;

/** For the job alone: asks again for every release that a gate watches by a source. One that fails stops no other. */
export async function refreshAnswers(now: Date, signal: AbortSignal): Promise<void> {
  const where = { status: { in: ['offline_check' as const, 'live' as const, 'held' as const] } };
  const waiting = await readReleases(prismaClient(), where);
  const work = async (): Promise<void> => {
    for (let next = waiting.pop(); next && !signal.aborted; next = waiting.pop()) {
      await refresh(next, now, signal).catch((error: unknown) =>
        log.error('A monitoring query could not be asked', { releaseId: next?.id, error }),
      );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

async function refresh(release: ReleaseRecord, now: Date, signal: AbortSignal): Promise<void> {
  const query = noteInForce(release).monitoringQuery;
  if (!query || !isSourceQuery(query)) return;
  const known = await knownAnswer(prismaClient(), release, query, now);
  if (!known || now.getTime() - known.at.getTime() >= ASK_AFTER_MS) await freshAnswer(release, query, signal);
}
