import { describe, expect, it } from 'vitest';
import { groupBy } from '@/lib/core/group-by';
import type { MetricId, MetricValue } from '@/lib/core/telemetry/metric';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { readReleases } from '@/lib/server/db/release-row';
import { sqlClient } from '@/lib/server/db/sql-client';
import { normal, seededRandom } from '@/lib/server/sample/seeded-random';
import { BLOCK_MS } from '@/lib/server/telemetry/rollup-home';
import { WatchMemory } from '@/lib/server/watch/watch-memory';
import {
  addEvents,
  eventRow,
  letPass,
  liveScenario,
  moveNow,
  PARSE_TRIGGER,
  promoteNow,
  type Scenario,
  settle,
  storeAt,
  wholeNote,
} from '@/lib/testing/release-scenario';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { getFeatureDashboard } from './get-feature-dashboard';
import { getReleaseDashboard } from './get-release-dashboard';
import { getReleaseSlices } from './get-release-slices';

useServiceDatabase();

interface Raw {
  version_id: string | null;
  received_at: Date;
  comparable: boolean;
  context: Record<string, unknown>;
  latency_ms: number | null;
  input_tokens: number | null;
  output_tokens: number | null;
  cost_usd: number | null;
  quality: number | null;
  task_success: boolean | null;
  parse_failed: boolean | null;
  refused: boolean | null;
  fallback: boolean | null;
  error: boolean | null;
  tool_calls: number | null;
  tool_errors: number | null;
}

type Field = Exclude<keyof Raw, 'version_id' | 'received_at' | 'comparable' | 'context'>;

/** Random traffic of both arms over the last five minutes, every field missing now and then. */
async function addTraffic(scenario: Scenario, seed: number, count: number): Promise<void> {
  const random = seededRandom(seed);
  const { baselineId, candidateId, feature, release } = scenario;
  const maybe = <T>(value: T) => (random() < 0.85 ? value : undefined);
  const rows = Array.from({ length: count }, (_, index) => {
    const toolCalls = maybe(Math.floor(random() * 4));
    const at = new Date(Date.now() - Math.floor(random() * 300_000));
    const input = {
      id: `${seed}-${index}`,
      feature: feature.key,
      context: {
        tenant: random() < 0.6 ? 'acme' : 'globex',
        trial: random() < 0.2,
        id: `u${index}`,
      },
      latency_ms: maybe(Math.exp(normal(random, 7, 0.5))),
      input_tokens: maybe(Math.floor(random() * 1000)),
      output_tokens: maybe(Math.floor(random() * 500)),
      cost_usd: maybe(random() / 100),
      quality: maybe(random()),
      task_success: maybe(random() < 0.8),
      parse_failed: maybe(random() < 0.1),
      refused: maybe(random() < 0.05),
      fallback: maybe(random() < 0.02),
      error: maybe(random() < 0.01),
      tool_calls: toolCalls,
      tool_errors: toolCalls === undefined ? undefined : maybe(Math.floor(random() * (toolCalls + 1))),
    };
    const attribution = {
      versionId: random() < 0.05 ? null : random() < 0.5 ? baselineId : candidateId,
      unknownLabel: null,
      releaseId: release.id,
      stageIndex: 1,
      comparable: random() < 0.7,
    };
    return eventRow(feature.id, input, attribution, at);
  });
  for (const [block, inBlock] of groupBy(rows, (row) => Math.floor(row.atMs / BLOCK_MS))) {
    await storeAt(inBlock, new Date(block * BLOCK_MS));
  }
  // The blocks of before are open again.
  await letPass(0, scenario);
}

const rawRows = ({ feature }: Scenario) =>
  sqlClient()<Raw[]>`SELECT * FROM event WHERE feature_id = ${feature.id}`;

const MEANS: Partial<Record<MetricId, Field>> = {
  quality: 'quality',
  task_success: 'task_success',
  cost: 'cost_usd',
  input_tokens: 'input_tokens',
  output_tokens: 'output_tokens',
  parse_failures: 'parse_failed',
  refusals: 'refused',
  fallbacks: 'fallback',
  errors: 'error',
};
const QUANTILES: Partial<Record<MetricId, number>> = {
  latency_p50: 0.5,
  latency_p95: 0.95,
  latency_p99: 0.99,
};

/** The slow way, row by row. */
function recount(rows: readonly Raw[], metric: MetricId): MetricValue {
  const told = (field: Field) => rows.flatMap((row) => (row[field] === null ? [] : [Number(row[field])]));
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const field = MEANS[metric];
  if (field) {
    const values = told(field);
    return { n: values.length, value: values.length > 0 ? sum(values) / values.length : null };
  }
  const fraction = QUANTILES[metric];
  if (fraction !== undefined) {
    const sorted = told('latency_ms').sort((a, b) => a - b);
    const place = fraction * (sorted.length - 1);
    const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
    if (low === undefined || high === undefined) return { n: 0, value: null };
    return { n: sorted.length, value: low + (high - low) * (place - Math.floor(place)) };
  }
  // No cap is frozen here, so that none can be above it.
  if (metric === 'runaway_cost') return { n: 0, value: null };
  // No event carries what people judge.
  if (metric === 'judged_acceptable') return { n: 0, value: null };
  const both = rows.filter((row) => row.tool_calls !== null && row.tool_errors !== null);
  const calls = sum(both.map((row) => row.tool_calls ?? 0));
  return { n: calls, value: calls > 0 ? sum(both.map((row) => row.tool_errors ?? 0)) / calls : null };
}

function expectRecount(shown: Partial<Record<string, MetricValue>>, rows: readonly Raw[]): void {
  for (const [metric, value] of Object.entries(shown)) {
    // The keys of a metric record are metric ids.
    const slow = recount(rows, metric as MetricId);
    expect(value?.n, metric).toBe(slow.n);
    if (slow.value === null) expect(value?.value, metric).toBeNull();
    else if (metric in QUANTILES) {
      const off = Math.abs((value?.value ?? 0) / slow.value - 1);
      expect(off, metric).toBeLessThanOrEqual(0.01);
    } else expect(value?.value, metric).toBeCloseTo(slow.value, 9);
  }
}

describe('the release dashboard', () => {
  it('shows for each version what a recount of the raw events gives', async () => {
    const scenario = await liveScenario(1);
    await letPass(400, scenario);
    await addTraffic(scenario, 7, 1500);
    const rows = (await rawRows(scenario)).filter(({ version_id }) => version_id !== null);
    const { owner, release } = scenario;
    for (const scope of ['comparable', 'all'] as const) {
      const shown = await getReleaseDashboard(owner, release.id, { scope });
      const inside = rows.filter(
        ({ received_at, comparable }) =>
          received_at.getTime() + BLOCK_MS > Date.parse(shown.from) && (comparable || scope === 'all'),
      );
      expect(shown.totals.map(({ versionId }) => versionId).sort()).toEqual(
        [scenario.baselineId, scenario.candidateId].sort(),
      );
      for (const total of shown.totals) {
        const own = inside.filter(({ version_id }) => version_id === total.versionId);
        expect(total.requests).toBe(own.length);
        expectRecount(total.metrics, own);
      }
      for (const { at, versionId, requests, metrics } of shown.points) {
        const [from, to] = [Date.parse(at), Date.parse(at) + shown.bucketSeconds * 1000];
        const own = inside.filter(
          (row) =>
            row.version_id === versionId &&
            row.received_at.getTime() >= from &&
            row.received_at.getTime() < to,
        );
        expect(requests).toBe(own.length);
        expectRecount(metrics, own);
      }
      const inPoints = shown.points.reduce((sum, { requests }) => sum + requests, 0);
      expect(inPoints).toBe(inside.length);
      expect(inPoints).toBeGreaterThan(900);
    }
  });

  it('leaves a bucket without events out, marks the stages, and counts what names no version', async () => {
    const scenario = await liveScenario(1);
    const { owner, release, baselineId } = scenario;
    await addEvents(scenario, 'unknown', 3);
    await letPass(600, scenario);
    await addEvents(scenario, 'baseline', 2);
    const shown = await getReleaseDashboard(owner, release.id, { minutes: 60, scope: 'all' });
    expect(shown.unlabelledRequests).toBe(3);
    expect(shown.markers.map(({ label }) => label)).toEqual(['Offline check', 'Canary']);
    expect(shown.versions.map(({ role, label }) => [role, label])).toEqual([
      ['candidate', 'v2 · p2'],
      ['baseline', 'v1 · p1'],
    ]);
    const buckets = shown.points.filter(({ versionId }) => versionId === baselineId);
    const span = (Date.parse(shown.to) - Date.parse(shown.from)) / 1000 / shown.bucketSeconds;
    expect(buckets.length).toBeGreaterThanOrEqual(2);
    expect(buckets.length).toBeLessThan(span / 2);
    expect(span).toBeLessThanOrEqual(60);
  });
});

describe('the feature dashboard', () => {
  it('covers all traffic, comparable or not', async () => {
    const scenario = await liveScenario(1);
    await addEvents(scenario, 'candidate', 4, { comparable: false });
    await letPass(5, scenario);
    const shown = await getFeatureDashboard(scenario.owner, scenario.feature.key, { minutes: 60 });
    const candidate = shown.totals.find(({ versionId }) => versionId === scenario.candidateId);
    expect(candidate?.requests).toBe(5);
  });
});

/** As the watch does once a minute. */
async function saveWatch(id: string): Promise<void> {
  const memory = new WatchMemory();
  await memory.follow(await readReleases(prismaClient(), { id }));
  await memory.save([id]);
}

describe('the slices', () => {
  it('cut comparable requests of the stage by each plain value, most traffic first', async () => {
    const scenario = await liveScenario(1);
    await letPass(400, scenario);
    await addTraffic(scenario, 11, 800);
    const { rows: slices } = await getReleaseSlices(scenario.owner, scenario.release.id);
    const carried = slices
      .filter(({ watch }) => !watch?.distance)
      .map(({ requests }) => requests.baseline + requests.candidate);
    expect(carried).toEqual([...carried].sort((a, b) => b - a));
    expect(slices.map(({ cohort }) => cohort).sort()).toEqual([
      'tenant = acme',
      'tenant = globex',
      'trial = false',
      'trial = true',
    ]);
    const rows = (await rawRows(scenario)).filter(({ comparable }) => comparable);
    for (const { dimension, value, requests, metrics } of slices) {
      const own = rows.filter(({ context }) => String(context[dimension]) === value);
      for (const arm of ['baseline', 'candidate'] as const) {
        const ofArm = own.filter(({ version_id }) => version_id === scenario[`${arm}Id`]);
        expect(requests[arm]).toBe(ofArm.length);
        expectRecount(Object.fromEntries(metrics.map((one) => [one.metric, one[arm]])), ofArm);
      }
    }
  });

  it('show a suspect first, with little traffic or none in this stage, until it is left out', async () => {
    const watched = { ...PARSE_TRIGGER, comparison: 'margin', threshold: 0.1, inSlice: 'list' } as const;
    const scenario = await liveScenario(1, wholeNote({ triggers: [watched] }));
    const { owner, release } = scenario;
    await letPass(200, scenario);
    for (let block = 30; block >= 5; block -= 5) {
      const at = new Date(Date.now() - block * BLOCK_MS);
      for (const arm of ['baseline', 'candidate'] as const) {
        for (let n = 0; n < 13; n += 1) {
          await addEvents(scenario, arm, 15, { at, parseFailed: false, context: { tenant: `t${n}` } });
        }
        const parseFailed = arm === 'candidate';
        await addEvents(scenario, arm, 8, { at, parseFailed, context: { tenant: 'small' } });
      }
    }
    await settle(scenario);
    const { rows, watched: shared } = await getReleaseSlices(owner, release.id);
    expect(rows).toHaveLength(13);
    expect(rows.map(({ watch }) => watch?.isSuspect)).toEqual([true, ...Array(12).fill(false)]);
    expect(rows[0]).toMatchObject({
      ...{ cohort: 'tenant = small', requests: { baseline: 48, candidate: 48 } },
      watch: { metric: 'parse_failures', distance: 1, action: 'list' },
    });
    expect(rows[0]?.watch?.sentence).toMatch(
      /^In tenant = small, parse failures 100\.0 % \(n 48\) against the baseline's 0\.0 % \(n 48\).* nothing acts on it by itself\.$/,
    );
    expect(shared).toEqual({ attributes: 1, metrics: 1 });

    await saveWatch(release.id);
    await promoteNow(scenario);
    const { rows: later } = await getReleaseSlices(owner, release.id);
    expect(later).toMatchObject([{ cohort: 'tenant = small', requests: { candidate: 0 } }]);

    const excluded = { attribute: 'tenant', value: 'small', reason: 'Never parses.' };
    await moveNow(owner, release.id, 'exclude_cohort', excluded);
    const { rows: left } = await getReleaseSlices(owner, release.id);
    expect(left.filter(({ watch }) => watch !== null)).toEqual([]);
  });

  it('are none before anybody is exposed', async () => {
    const scenario = await liveScenario(0);
    expect(await getReleaseSlices(scenario.owner, scenario.release.id)).toEqual({ rows: [], watched: null });
  });
});
