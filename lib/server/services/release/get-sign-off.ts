import type { Actor } from '@/lib/core/access/actor';
import { DomainError } from '@/lib/core/domain-error';
import { findCostJump } from '@/lib/core/sign-off/find-cost-jump';
import { MOVEMENT_WORDS, MOVEMENTS, type Movement } from '@/lib/core/sign-off/movements';
import { standingRefusals } from '@/lib/core/sign-off/standing-refusals';
import { intervalText } from '@/lib/core/watch/reading-sentence';
import type { SignOffFigure, SignOffView } from '@/lib/schemas/sign-off';
import { authorize, findRefusal } from '@/lib/server/auth/authorize';
import { actorNames, nameOf } from '@/lib/server/db/actor-names';
import { prismaClient } from '@/lib/server/db/prisma-client';
import type { ReleaseRecord } from '@/lib/server/db/release-row';
import { readSignOffs } from '@/lib/server/db/sign-off-rows';
import { fetchRelease } from './fetch-release';
import { isBeforeFull, stageFigures } from './gather-sign-off';
import { gatherWatch } from './gather-watch';
import { creatorsOf } from './list-item';
import { noteInForce } from './note-faults';

/** The four movements of the stage before full rollout, and who has signed them; throws `conflict` in any other stage. */
export async function getSignOff(actor: Actor, id: string): Promise<SignOffView> {
  authorize(actor, 'release:read');
  const reader = prismaClient();
  const release = await fetchRelease(reader, id);
  const asked = askedStage(release);
  const readAt = new Date().toISOString();
  const [figures, signOffs, names] = await Promise.all([
    readFigures(release),
    readSignOffs(reader, id, asked),
    actorNames(reader, creatorsOf(release)),
  ]);
  const stages = noteInForce(release).plan.stages;
  return {
    release: {
      ...{ id, title: release.title, seq: release.seq },
      stageName: stages[asked.stageIndex]?.name ?? '',
      nextStageName: stages[asked.stageIndex + 1]?.name ?? '',
    },
    variants: {
      baseline: release.baseline?.variant ?? '',
      candidate: release.candidate?.variant ?? '',
    },
    ...figures,
    readAt,
    madeBy: release.candidate ? nameOf(names, release.candidate.createdById) : '',
    signed: signOffs[0] ?? null,
    refusals: standingRefusals(signOffs),
    refusal: findRefusal(actor, 'release:sign_off')?.message ?? authorRefusal(actor, release),
  };
}

/** The stage and revision that a sign-off would be of. */
export function askedStage(release: ReleaseRecord): { stageIndex: number; noteRevision: number } {
  const { stageIndex, inForce, status } = release;
  const isLive = status === 'live' || status === 'held';
  if (!isLive || stageIndex === null || !inForce || !isBeforeFull(inForce.note.plan.stages, stageIndex)) {
    const message =
      'The four movements are signed in the stage before full rollout, while the release is live.';
    throw new DomainError('conflict', message, 'not_before_full');
  }
  return { stageIndex, noteRevision: inForce.number };
}

/** Rule 12 asks for another pair of eyes than those of who made the candidate. */
export function authorRefusal(actor: Actor, { candidate }: Pick<ReleaseRecord, 'candidate'>): string | null {
  return candidate?.createdById === actor.id
    ? `You made ${candidate.variant}: somebody else reviews the four movements.`
    : null;
}

/** What both arms showed in the stage, as it is read and as it is frozen. */
export async function readFigures(
  release: ReleaseRecord,
): Promise<Pick<SignOffView, 'figures' | 'requests' | 'costJump'>> {
  const [{ baseline, candidate }, reading] = await Promise.all([stageFigures(release), gatherWatch(release)]);
  const figuresOf = (movement: Movement): SignOffFigure[] =>
    MOVEMENT_WORDS[movement].metrics
      .map((metric) => {
        const watched = reading?.tolerances.find((one) => one.metric === metric);
        const interval = watched ? intervalText(metric, watched.interval) : null;
        return {
          metric,
          baseline: baseline.metrics[metric],
          candidate: candidate.metrics[metric],
          interval: interval === '' ? null : interval,
        };
      })
      .filter((figure) => figure.baseline.n + figure.candidate.n > 0);
  const { tolerances } = noteInForce(release);
  return {
    // Every movement has its entry by the line above.
    figures: Object.fromEntries(MOVEMENTS.map((one) => [one, figuresOf(one)])) as SignOffView['figures'],
    requests: { baseline: baseline.requests, candidate: candidate.requests },
    costJump: findCostJump(baseline.metrics.cost, candidate.metrics.cost, tolerances),
  };
}
