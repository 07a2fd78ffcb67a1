import type { Actor } from '@/lib/core/access/actor';
import { decideAccess } from '@/lib/core/access/decide-access';
import { ACTIVE_STATUSES } from '@/lib/core/release/release-state';
import type { DeskView } from '@/lib/schemas/desk';
import { authorize } from '@/lib/server/auth/authorize';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { readReleases } from '@/lib/server/db/release-row';
import { judgeReleases } from '../release/judge-releases';
import { listReleases } from '../release/list-releases';
import { listReviewDesk } from '../review/list-review-desk';
import { getSampleState } from '../sample/get-sample-state';
import { deskItems } from './desk-items';
import { judgingItems } from './judging-items';

/** How many ended releases the Desk shows; the list of releases has them all. */
const MOST_ENDED = 10;

/** The home page: what needs this person now, then what is under way. */
export async function getDesk(actor: Actor): Promise<DeskView> {
  authorize(actor, 'release:read');
  const reader = prismaClient();
  const mayJudge = decideAccess(actor, 'review:judge').kind === 'allowed';
  const [active, ended, features, sample, reviews] = await Promise.all([
    readReleases(reader, { status: { in: [...ACTIVE_STATUSES] } }).then((releases) =>
      judgeReleases(reader, releases, new Date()),
    ),
    listReleases(actor, { status: ['closed', 'completed', 'abandoned'], limit: MOST_ENDED }),
    reader.feature.count(),
    getSampleState(actor),
    mayJudge ? listReviewDesk(actor) : [],
  ]);
  const items = active.map(({ item }) => item);
  return {
    needsMe: [...deskItems(active, actor), ...judgingItems(reviews)],
    live: items.filter(({ status }) => status !== 'draft'),
    drafts: items.filter(({ status }) => status === 'draft'),
    ...{ ended, features, sample },
  };
}
