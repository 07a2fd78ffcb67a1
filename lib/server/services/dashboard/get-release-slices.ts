import type { Actor } from '@/lib/core/access/actor';
import { DomainError } from '@/lib/core/domain-error';
import type { MetricId, MetricValue } from '@/lib/core/telemetry/metric';
import type { SliceRow } from '@/lib/schemas/release';
import { authorize } from '@/lib/server/auth/authorize';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { findRelease } from '@/lib/server/db/release-row';
import { fromStageEntry } from '@/lib/server/telemetry/read-rollups';
import { rollUpSlices, type SliceRollUp } from '@/lib/server/telemetry/roll-up-slices';

const METRICS = [
  'quality',
  'task_success',
  'refusals',
  'parse_failures',
  'latency_p95',
  'cost',
] as const satisfies readonly MetricId[];
const MOST_SLICES = 12;
const NONE: MetricValue = { n: 0, value: null };

type Slice = SliceRollUp<(typeof METRICS)[number]>;

/** The comparable requests since the stage was entered, cut by each value of their context; by traffic. */
export async function getReleaseSlices(actor: Actor, id: string): Promise<SliceRow[]> {
  authorize(actor, 'release:read');
  const release = await findRelease(prismaClient(), id);
  if (!release) throw new DomainError('not_found', 'There is no such release.', 'unknown_release');
  const { baseline, candidate, stageIndex, stageEnteredAt: from, feature, endedAt } = release;
  if (!baseline || !candidate || stageIndex === null || !from) return [];
  const selection = {
    featureId: feature.id,
    from: fromStageEntry(from),
    to: endedAt ?? undefined,
    comparableIn: { releaseId: id, stageIndex },
  };
  const slices = await rollUpSlices(selection, [baseline.id, candidate.id], METRICS, MOST_SLICES);
  return [...bySlice(slices).values()].map((arms) => toRow(arms, baseline.id, candidate.id));
}

function bySlice(slices: readonly Slice[]): Map<string, [Slice, ...Slice[]]> {
  const rows = new Map<string, [Slice, ...Slice[]]>();
  for (const slice of slices) {
    const key = JSON.stringify([slice.attribute, slice.value]);
    const arms = rows.get(key);
    if (arms) arms.push(slice);
    else rows.set(key, [slice]);
  }
  return rows;
}

function toRow(arms: [Slice, ...Slice[]], baselineId: string, candidateId: string): SliceRow {
  const { attribute, value } = arms[0];
  const baseline = arms.find(({ versionId }) => versionId === baselineId);
  const candidate = arms.find(({ versionId }) => versionId === candidateId);
  return {
    cohort: `${attribute} = ${value}`,
    dimension: attribute,
    value,
    requests: { baseline: baseline?.requests ?? 0, candidate: candidate?.requests ?? 0 },
    metrics: METRICS.map((metric) => ({
      metric,
      baseline: baseline?.metrics[metric] ?? NONE,
      candidate: candidate?.metrics[metric] ?? NONE,
    })),
  };
}
