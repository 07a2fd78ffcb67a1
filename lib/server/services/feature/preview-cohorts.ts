import type { z } from 'zod';
import type { Actor } from '@/lib/core/access/actor';
import { daysToMinimum } from '@/lib/core/release/days-to-minimum';
import type { Plan } from '@/lib/core/release/note';
import { PlanPreview, topValues } from '@/lib/core/release/preview-plan';
import type { PlanPreviewView, previewInput, StagePreview } from '@/lib/schemas/preview';
import { authorize } from '@/lib/server/auth/authorize';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { readExclusions } from '@/lib/server/db/stored-exclusions';
import { countRequestsByFeature } from '@/lib/server/telemetry/observe-requests';
import { readRequestGroups } from '@/lib/server/telemetry/read-request-groups';
import { fetchFeature } from './internal';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** More requests than this are sampled down to about as many. */
const MOST_REQUESTS = 100_000;
/** A day is not reckoned from less than this. */
const LEAST_COVERED_MS = HOUR_MS;

/**
 * What each stage of a plan would have done with the requests of the last 24 h; what the active release excludes stays
 * excluded in its later stages too. Nothing is written. A caller who went away stops it.
 */
export async function previewCohorts(
  actor: Actor,
  key: string,
  { plan }: z.output<typeof previewInput>,
  signal: AbortSignal,
): Promise<PlanPreviewView> {
  authorize(actor, 'feature:read');
  const feature = await fetchFeature(prismaClient(), key);
  const to = new Date();
  const from = new Date(to.getTime() - DAY_MS);
  const total = (await countRequestsByFeature([feature.id], to)).get(feature.id) ?? 0;
  const every = Math.max(1, Math.ceil(total / MOST_REQUESTS));

  const preview = new PlanPreview(feature, plan, await readExclusions(prismaClient(), feature.id));
  let firstAt = to.getTime();
  for await (const groups of readRequestGroups({ featureId: feature.id, from, to }, every)) {
    if (signal.aborted) break;
    for (const group of groups) {
      preview.add(group);
      firstAt = Math.min(firstAt, group.firstAt.getTime());
    }
  }
  const covered = Math.max(LEAST_COVERED_MS, to.getTime() - firstAt);
  const toDay = (every * DAY_MS) / covered;
  const scaled = (count: number) => count * every;
  return {
    requests: scaled(preview.requests),
    keyless: scaled(preview.keyless),
    sampled: 1 / every,
    coveredHours: covered / HOUR_MS,
    stages: plan.stages.map((_, index) => viewStage(preview, plan, index, { every, toDay })),
  };
}

function viewStage(
  preview: PlanPreview,
  plan: Plan,
  index: number,
  { every, toDay }: { every: number; toDay: number },
): StagePreview | null {
  const tally = preview.tallyOf(index);
  const stage = plan.stages[index];
  if (!tally || !stage) return null;
  const { matching, candidate, comparable, touched } = tally;
  return {
    matching: { requests: matching.requests * every, units: matching.units },
    candidate: {
      requests: candidate.requests * every,
      units: candidate.units,
      perDay: Math.round(candidate.requests * toDay),
    },
    days: daysToMinimum(stage, {
      baseline: comparable.baseline * toDay,
      candidate: comparable.candidate * toDay,
    }),
    touched: topValues(touched, { attributes: 3, values: 3 }).map((group) => ({
      ...group,
      top: group.top.map(({ value, requests }) => ({ value, requests: requests * every })),
    })),
  };
}
