import type { Actor } from '@/lib/core/access/actor';
import type { UnknownLabelView } from '@/lib/schemas/release';
import { authorize } from '@/lib/server/auth/authorize';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { countUnlabelled } from '@/lib/server/telemetry/observe-unlabelled';
import { fetchFeature } from './internal';
import { unknownLabelViews } from './unknown-label-views';

const DAY_MS = 86_400_000;

/** What requests of the last 24 h said that name no known version, most frequent first. */
export async function listUnknownLabels(actor: Actor, key: string): Promise<UnknownLabelView[]> {
  authorize(actor, 'feature:read');
  const reader = prismaClient();
  const { id } = await fetchFeature(reader, key);
  const now = new Date();
  // Cheaper than to look through the requests, of which mostly none is meant.
  const count = await countUnlabelled({ featureId: id, from: new Date(now.getTime() - DAY_MS) });
  return count > 0 ? unknownLabelViews(reader, id, now) : [];
}
