import type { Actor } from '@/lib/core/access/actor';
import { ACTIVE_STATUSES } from '@/lib/core/release/release-state';
import type { DeskItem, DeskView } from '@/lib/schemas/desk';
import type { ReleaseListItem } from '@/lib/schemas/release';
import { authorize } from '@/lib/server/auth/authorize';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { getRelease } from '../release/get-release';
import { getSignOff } from '../release/get-sign-off';
import { listReleases } from '../release/list-releases';
import { getSampleState } from '../sample/get-sample-state';
import { deskItems, mostUrgentFirst, signOffItem } from './desk-items';

/** How many ended releases the Desk shows; the list of releases has them all. */
const MOST_ENDED = 10;

/** The home page: what needs this person now, then what is under way. */
export async function getDesk(actor: Actor): Promise<DeskView> {
  authorize(actor, 'release:read');
  const [active, ended, features, sample] = await Promise.all([
    listReleases(actor, { status: ACTIVE_STATUSES }),
    listReleases(actor, { status: ['closed', 'completed', 'abandoned'], limit: MOST_ENDED }),
    prismaClient().feature.count(),
    getSampleState(actor),
  ]);
  const mine = active.filter(({ owner, status }) => owner?.id === actor.id || (!owner && status === 'draft'));
  const [views, toSign] = await Promise.all([
    Promise.all(mine.map(({ id }) => getRelease(actor, id))),
    Promise.all(active.filter(({ awaitsSignOff }) => awaitsSignOff).map((one) => forMeToSign(actor, one))),
  ]);
  return {
    needsMe: mostUrgentFirst([...deskItems(views, actor.id), ...toSign.flat()]),
    live: active.filter(({ status }) => status !== 'draft'),
    drafts: active.filter(({ status }) => status === 'draft'),
    ...{ ended, features, sample },
  };
}

async function forMeToSign(actor: Actor, release: ReleaseListItem): Promise<DeskItem[]> {
  const { refusal } = await getSignOff(actor, release.id);
  return refusal === null ? [signOffItem(release)] : [];
}
