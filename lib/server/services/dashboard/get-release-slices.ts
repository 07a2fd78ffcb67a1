import type { Actor } from '@/lib/core/access/actor';
import { DomainError } from '@/lib/core/domain-error';
import type { MetricId, MetricValue } from '@/lib/core/telemetry/metric';
import type { SliceRow, SlicesView, SliceWatchView } from '@/lib/schemas/release';
import { authorize } from '@/lib/server/auth/authorize';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { findRelease } from '@/lib/server/db/release-row';
import { fromStageEntry } from '@/lib/server/telemetry/read-rollups';
import { rollUpSlices, type SliceRollUp } from '@/lib/server/telemetry/roll-up-slices';
import { gatherWatch } from '../release/gather-watch';
import { byEvidence, watchedAmounts, watchedSlices } from './watched-slices';

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

/**
 * The comparable requests since the stage was entered, cut by each value of their context, with what the watch says of each
 * over the whole release; by its evidence, then by traffic. A suspect is there even without traffic in this stage.
 */
export async function getReleaseSlices(actor: Actor, id: string): Promise<SlicesView> {
  authorize(actor, 'release:read');
  const release = await findRelease(prismaClient(), id);
  if (!release) throw new DomainError('not_found', 'There is no such release.', 'unknown_release');
  const { baseline, candidate, stageIndex, stageEnteredAt: from, feature, endedAt } = release;
  if (!baseline || !candidate || stageIndex === null || !from) return { rows: [], watched: null };
  const selection = {
    featureId: feature.id,
    from: fromStageEntry(from),
    to: endedAt ?? undefined,
    comparableIn: { releaseId: id, stageIndex },
  };
  const reading = await gatherWatch(release);
  const watched = watchedSlices(reading, release.exclusions);
  const suspects = watched.filter(({ view }) => view.isSuspect);
  const arms = [baseline.id, candidate.id] as const;
  const slices = bySlice(await rollUpSlices(selection, arms, METRICS, MOST_SLICES, suspects));
  for (const suspect of suspects) {
    const key = sliceKey(suspect);
    if (!slices.has(key)) slices.set(key, []);
  }
  const views = new Map(watched.map((one) => [sliceKey(one), one.view]));
  const rows = [...slices].map(([key, ofSlice]) => toRow(key, ofSlice, arms, views.get(key) ?? null));
  return {
    rows: rows.sort((a, b) => byEvidence(a.watch, b.watch) || traffic(b) - traffic(a)),
    watched: watchedAmounts(reading),
  };
}

function sliceKey({ attribute, value }: { attribute: string; value: string }): string {
  return JSON.stringify([attribute, value]);
}

function traffic({ requests }: SliceRow): number {
  return requests.baseline + requests.candidate;
}

function bySlice(slices: readonly Slice[]): Map<string, Slice[]> {
  const rows = new Map<string, Slice[]>();
  for (const slice of slices) {
    const key = sliceKey(slice);
    rows.set(key, [...(rows.get(key) ?? []), slice]);
  }
  return rows;
}

function toRow(
  key: string,
  slices: readonly Slice[],
  [baselineId, candidateId]: readonly [string, string],
  watch: SliceWatchView | null,
): SliceRow {
  // Written by sliceKey.
  const [attribute, value] = JSON.parse(key) as [string, string];
  const baseline = slices.find(({ versionId }) => versionId === baselineId);
  const candidate = slices.find(({ versionId }) => versionId === candidateId);
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
    watch,
  };
}
