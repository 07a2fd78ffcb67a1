import type { Actor } from '@/lib/core/access/actor';
import type { EventInput } from '@/lib/core/telemetry/event';
import { closeIngestPool, ingestPool } from '@/lib/server/db/ingest-pool';
import { closePrismaClient, prismaClient } from '@/lib/server/db/prisma-client';
import { readReleases } from '@/lib/server/db/release-row';
import { closeSqlClient, sqlClient } from '@/lib/server/db/sql-client';
import { normal, seededRandom } from '@/lib/server/sample/seeded-random';
import { getReleaseDashboard } from '@/lib/server/services/dashboard/get-release-dashboard';
import { getReleaseSlices } from '@/lib/server/services/dashboard/get-release-slices';
import { getRelease } from '@/lib/server/services/release/get-release';
import { closeBlocks, coarsenBlocks } from '@/lib/server/telemetry/close-blocks';
import { commitIngest } from '@/lib/server/telemetry/commit-ingest';
import { eventKey } from '@/lib/server/telemetry/event-key';
import type { EventRow } from '@/lib/server/telemetry/ingest-rows';
import { ReviewSampler } from '@/lib/server/telemetry/review-sampler';
import { BLOCK_MS } from '@/lib/server/telemetry/rollup-home';
import { SliceRegistry } from '@/lib/server/telemetry/slice-registry';
import { WatchMemory } from '@/lib/server/watch/watch-memory';
import { startBenchDatabase } from './bench-app';
import { type BenchData, insertBenchData } from './bench-data';
import { machineFacts, median, say } from './report';

const SIZES = [100_000, 1_000_000, 10_000_000];
const DAY_MS = 86_400_000;
const ROUNDS = 15;
/** Of each size: the small one is near what the page costs, the large one far from it. */
const RAW_ROUNDS = [5, 3, 1];
const MOST_GROWTH = 1.5;
const LOOKER: Actor = { kind: 'system', id: 'sluice', name: 'Sluice' };

/**
 * What the release page asks over a day of 100 thousand, 1 million and 10 million events, in turns, beside
 * percentile_cont over the raw rows of the same day: the page's latencies alone. True when the cost does not grow and
 * stays below that.
 */
export async function benchDashboard(): Promise<boolean> {
  const undo: (() => unknown)[] = [];
  try {
    const { databaseUrl } = await startBenchDatabase(undo);
    process.env.DATABASE_URL = databaseUrl;
    process.env.NEXTAUTH_SECRET ??= 'only for this bench, which signs nothing at all';
    undo.push(closeSqlClient, closePrismaClient, closeIngestPool);
    say(machineFacts());
    const days = await tellDays(databaseUrl);
    await sqlClient()`ANALYZE`;
    const page = days.map(() => [] as number[]);
    const raw = days.map((): Raw => ({ chart: [], latencies: [] }));
    for (const day of days) await askPage(day);
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [place, day] of days.entries()) page[place]?.push(await timed(() => askPage(day)));
    }
    for (const [place, of] of raw.entries()) {
      const day = days[place];
      for (let round = 0; day && round < (RAW_ROUNDS[place] ?? 1); round += 1) await askRaw(day, of);
    }
    return conclude(page.map(median), raw);
  } finally {
    for (const step of undo.reverse()) await step();
  }
}

async function tellDays(databaseUrl: string): Promise<BenchData[]> {
  await sqlClient()`
    UPDATE rollup_state SET settled_until = date_bin('30 minutes', now() - interval '25 hours', '2000-01-01')`;
  const days: BenchData[] = [];
  for (const size of SIZES) {
    const day = await insertBenchData(databaseUrl, `bench-${size}`);
    const seconds = await timed(() => tellDay(day, size));
    say(`${size} events told in ${Math.round(seconds / 1000)} s`);
    days.push(day);
  }
  await closeBlocks();
  await coarsenBlocks();
  // As the server has it: the watch has followed the day, and written down what it knows.
  await followAll(days);
  return days;
}

async function followAll(days: readonly BenchData[]): Promise<void> {
  const ids = days.map(({ releaseId }) => releaseId);
  const memory = new WatchMemory();
  await memory.follow(await readReleases(prismaClient(), { id: { in: ids } }));
  await memory.save(ids);
}

/** The same traffic as an application would have sent over the last 24 hours, by the ingest's own commits. */
async function tellDay(day: BenchData, size: number): Promise<void> {
  const random = seededRandom(size);
  const memory = { slices: new SliceRegistry(), sampler: new ReviewSampler() };
  const blocks = DAY_MS / BLOCK_MS;
  const end = Math.floor(Date.now() / BLOCK_MS) - 1;
  let told = 0;
  for (let block = 0; block < blocks; block += 1) {
    const until = Math.round((size * (block + 1)) / blocks);
    const at = new Date((end - blocks + block) * BLOCK_MS);
    const rows = Array.from({ length: until - told }, (_, index) => makeRow(day, told + index, at, random));
    told = until;
    await commitIngest(ingestPool(), memory, rows, [], at);
  }
}

function makeRow(day: BenchData, index: number, at: Date, random: () => number): EventRow {
  const id = `e${index}`;
  const isCandidate = random() < 0.5;
  const input: EventInput = {
    id,
    feature: 'bench',
    targeting_key: `user-${Math.floor(random() * 5_000)}`,
    context: {
      tenant: `tenant-${Math.floor(random() * 20)}`,
      region: `region-${Math.floor(random() * 4)}`,
      plan: `plan-${Math.floor(random() * 3)}`,
    },
    latency_ms: Math.exp(normal(random, 7, 0.5)),
    input_tokens: Math.floor(random() * 2_000),
    output_tokens: Math.floor(random() * 800),
    cost_usd: random() / 100,
    parse_failed: random() < 0.01,
    task_success: random() < 0.9,
    quality: random(),
  };
  return {
    feature_id: day.featureId,
    key: eventKey(day.featureId, id),
    atMs: at.getTime(),
    input,
    attribution: {
      versionId: isCandidate ? day.candidateId : day.baselineId,
      unknownLabel: null,
      releaseId: day.releaseId,
      stageIndex: 2,
      comparable: true,
    },
    costCapUsd: null,
    sampledAs: null,
  };
}

/** Everything that the release page reads: the release with its gate and triggers, charts and totals, the slices. */
async function askPage({ releaseId }: BenchData): Promise<void> {
  await Promise.all([
    getRelease(LOOKER, releaseId),
    getReleaseDashboard(LOOKER, releaseId, { minutes: 1440 }),
    getReleaseSlices(LOOKER, releaseId),
  ]);
}

interface Raw {
  /** One chart alone: p50, p95 and p99 by half hour. */
  chart: number[];
  /** That, the whole day's and each slice's: the latencies of the page, and nothing else of it. */
  latencies: number[];
}

/** The same without rollups. */
async function askRaw({ featureId }: BenchData, { chart, latencies }: Raw): Promise<void> {
  const sql = sqlClient();
  const all = sql`percentile_cont(ARRAY[0.5, 0.95, 0.99]) WITHIN GROUP (ORDER BY latency_ms)`;
  const day = sql`feature_id = ${featureId} AND received_at >= now() - interval '24 hours' AND comparable`;
  const halfHours = () =>
    sql`SELECT version_id, date_bin('30 minutes', received_at, '2000-01-01') AS bucket, ${all}
      FROM event WHERE ${day} GROUP BY 1, 2`;
  chart.push(await timed(halfHours));
  latencies.push(
    await timed(() =>
      Promise.all([
        halfHours(),
        sql`SELECT version_id, ${all} FROM event WHERE ${day} GROUP BY 1`,
        sql`SELECT version_id, slice.key, slice.value, percentile_cont(0.95) WITHIN GROUP (ORDER BY latency_ms)
          FROM event, jsonb_each_text(context) AS slice WHERE ${day} GROUP BY 1, 2, 3`,
      ]),
    ),
  );
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function conclude(page: readonly number[], raw: readonly Raw[]): boolean {
  say('\nevents      release page   percentile_cont: one chart   all latencies of the page   ratio');
  const latencies = raw.map((of) => median(of.latencies));
  for (const [place, size] of SIZES.entries()) {
    const [asked = Number.NaN, slow = Number.NaN] = [page[place], latencies[place]];
    const cells = [
      String(size).padEnd(10),
      `${asked.toFixed(0)} ms`.padEnd(13),
      `${median(raw[place]?.chart ?? []).toFixed(0)} ms`.padEnd(26),
      `${slow.toFixed(0)} ms`.padEnd(25),
    ];
    say(`${cells.join('  ')}  ${(asked / slow).toFixed(3)}`);
  }
  const growth = (page.at(-1) ?? Number.NaN) / (page[0] ?? Number.NaN);
  const isBelow = page.every((asked, place) => asked < (latencies[place] ?? 0));
  say(`growth  ${growth.toFixed(2)} from the first to the last; allowed ${MOST_GROWTH}`);
  say(isBelow ? 'Each is below the raw rows.' : 'Not each is below the raw rows.');
  return growth <= MOST_GROWTH && isBelow;
}
