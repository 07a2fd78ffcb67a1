import type { Actor } from '@/lib/core/access/actor';
import { permissionSentence } from '@/lib/core/access/permission-sentence';
import type { GivenAnswerView, MonitoringView } from '@/lib/schemas/monitoring';
import { authorize } from '@/lib/server/auth/authorize';
import { prismaClient } from '@/lib/server/db/prisma-client';
import type { ReleaseRecord } from '@/lib/server/db/release-row';
import { type GivenAnswer, knownAnswer } from '@/lib/server/monitoring/release-answer';
import { fetchRelease } from '../release/fetch-release';
import { noteInForce } from '../release/note-faults';

/** The monitoring query in force with its last answer. */
export async function getMonitoring(actor: Actor, releaseId: string): Promise<MonitoringView> {
  authorize(actor, 'release:read');
  const release = await fetchRelease(prismaClient(), releaseId);
  const query = noteInForce(release).monitoringQuery;
  const given = query && (await knownAnswer(prismaClient(), release, query, new Date()));
  return monitoringView(actor, release, given);
}

export function monitoringView(
  actor: Actor,
  release: ReleaseRecord,
  given: GivenAnswer | null,
): MonitoringView {
  const { monitoringQuery, dashboardUrl } = noteInForce(release);
  const { baseline, candidate, owner } = release;
  return {
    query: monitoringQuery,
    variants: { baseline: baseline?.variant ?? null, candidate: candidate?.variant ?? null },
    dashboardUrl,
    isExposed: (release.stageIndex ?? 0) > 0,
    given: given && givenView(given),
    refusal: permissionSentence(actor, 'note:write', owner),
  };
}

export function givenView({ at, tookMs, answer }: GivenAnswer): GivenAnswerView {
  return { at: at.toISOString(), tookMs, answer };
}
