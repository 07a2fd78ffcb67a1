import type { Actor } from '@/lib/core/access/actor';
import { METRIC_IDS, type MetricId } from '@/lib/core/telemetry/metric';
import { emptyRollup, mergeInto, metricOf, type Rollup, sumOf } from '@/lib/core/telemetry/rollup';
import type { AttributeTraffic, NoteSuggestionsView } from '@/lib/schemas/note-suggestions';
import { authorize } from '@/lib/server/auth/authorize';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { type ReleaseRecord, readReleases } from '@/lib/server/db/release-row';
import { readRollups, WHOLE_MS } from '@/lib/server/telemetry/read-rollups';
import { readSliceTraffic, type SliceTraffic } from '@/lib/server/telemetry/read-slice-traffic';
import { unlessAway } from '@/lib/server/telemetry/unless-away';
import { fetchFeature } from './internal';

const DAY_MS = 86_400_000;
/** More than anybody reads through while choosing a cohort. */
const MOST_ATTRIBUTES = 6;
const MOST_VALUES = 8;
const MOST_RELEASES = 50;

/** What the feature's traffic and past releases suggest for its next note. Nothing is written. */
export async function suggestForNote(
  actor: Actor,
  key: string,
  { except }: { except?: string | undefined } = {},
): Promise<NoteSuggestionsView> {
  authorize(actor, 'feature:read');
  const feature = await fetchFeature(prismaClient(), key);
  const [{ told, away }, releases] = await Promise.all([
    unlessAway(trafficOf(feature.id, new Date())),
    readReleases(prismaClient(), { featureId: feature.id }, MOST_RELEASES),
  ]);
  const past = releases.filter(({ id }) => id !== except);
  const [rollup, slices] = told ?? [emptyRollup(), new Map<string, SliceTraffic[]>()];
  return {
    requests: sumOf(rollup, 'requests'),
    telemetryAway: away,
    metrics: METRIC_IDS.map((metric) => ({ metric, seen: seenOf(rollup, metric) })),
    attributes: attributesOf(slices),
    owners: ownersOf(past),
    last: lastOf(past),
    monitoring: monitoringOf(past),
  };
}

async function trafficOf(featureId: string, now: Date) {
  const from = new Date(now.getTime() - DAY_MS);
  const whole = emptyRollup();
  const [{ rows }, slices] = await Promise.all([
    readRollups({ featureId, from }, WHOLE_MS, false),
    readSliceTraffic(featureId, from),
  ]);
  for (const row of rows) mergeInto(whole, row);
  return [whole, slices] as const;
}

/** A runaway is told from the cost, once a release has frozen where it begins. */
function seenOf(rollup: Rollup, metric: MetricId): number {
  return metricOf(rollup, metric === 'runaway_cost' ? 'cost' : metric).n;
}

function attributesOf(slices: ReadonlyMap<string, SliceTraffic[]>): AttributeTraffic[] {
  return [...slices]
    .sort(([a, left], [b, right]) => left.length - right.length || (a < b ? -1 : 1))
    .slice(0, MOST_ATTRIBUTES)
    .map(([attribute, values]) => ({
      attribute,
      values: values.slice(0, MOST_VALUES).map(({ value, requests }) => ({ value, requests })),
      more: Math.max(0, values.length - MOST_VALUES),
    }));
}

function ownersOf(past: readonly ReleaseRecord[]): NoteSuggestionsView['owners'] {
  const counts = new Map<string, number>();
  for (const { owner } of past) if (owner) counts.set(owner.id, (counts.get(owner.id) ?? 0) + 1);
  return [...counts]
    .map(([userId, releases]) => ({ userId, releases }))
    .sort((a, b) => b.releases - a.releases);
}

function lastOf(past: readonly ReleaseRecord[]): NoteSuggestionsView['last'] {
  // A draft that was given up may say nothing yet.
  const release = past.find(({ inForce }) => inForce !== null);
  if (!release?.inForce) return null;
  const { id, title, status, createdAt, inForce } = release;
  return { releaseId: id, title, status, createdAt: createdAt.toISOString(), note: inForce.note };
}

function monitoringOf(past: readonly ReleaseRecord[]): NoteSuggestionsView['monitoring'] {
  for (const { title, inForce } of past) {
    if (!inForce) continue;
    const { monitoringQuery: query, dashboardUrl } = inForce.note;
    if (query !== null || dashboardUrl !== '') return { releaseTitle: title, query, dashboardUrl };
  }
  return null;
}
