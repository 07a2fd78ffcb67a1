import { setTimeout as delay } from 'node:timers/promises';
import type { NoteContent, Trigger } from '@/lib/core/release/note';
import { ROLLUP_FIELDS } from '@/lib/core/telemetry/rollup';
import { closePrismaClient, prismaClient } from '@/lib/server/db/prisma-client';
import { closeSqlClient, sqlClient } from '@/lib/server/db/sql-client';
import { Watch } from '@/lib/server/jobs/watch-releases';
import { BLOCK_MS } from '@/lib/server/telemetry/rollup-home';
import { startBenchDatabase } from './bench-app';
import { type BenchData, insertBenchData } from './bench-data';
import { cpuSecondsOfFamily } from './cpu-seconds';
import { machineFacts, median, say } from './report';

const SIZES = [10, 100, 1_000];
const SLICES = 20;
const ROUNDS = 7;

const TRIGGERS: Pick<Trigger, 'metric' | 'comparison' | 'threshold'>[] = [
  { metric: 'parse_failures', comparison: 'absolute', threshold: 0.05 },
  { metric: 'tool_errors', comparison: 'margin', threshold: 0.02 },
  { metric: 'refusals', comparison: 'ratio', threshold: 0.2 },
  { metric: 'task_success', comparison: 'margin', threshold: 0.03 },
  { metric: 'latency_p95', comparison: 'ratio', threshold: 0.1 },
  { metric: 'cost', comparison: 'ratio', threshold: 0.05 },
  { metric: 'quality', comparison: 'margin', threshold: 0.01 },
  { metric: 'errors', comparison: 'margin', threshold: 0.02 },
];

/**
 * A whole round of the watch over 10, 100 and 1,000 live releases with eight triggers and twenty slices each, every one of
 * which has a new block: read, step, judge. True when a round of 1,000 is shorter than a block.
 */
export async function benchWatch(): Promise<boolean> {
  const undo: (() => unknown)[] = [];
  try {
    const { databaseUrl, databasePid } = await startBenchDatabase(undo);
    process.env.DATABASE_URL = databaseUrl;
    process.env.NEXTAUTH_SECRET ??= 'only for this bench, which signs nothing at all';
    undo.push(closeSqlClient, closePrismaClient);
    say(machineFacts());
    const pattern = await insertBenchData(databaseUrl, 'bench-watch', { triggers: noteTriggers() });
    await sqlClient()`UPDATE release SET status = 'abandoned'`;
    say('releases   a round     a release   processor time a round: watch, database');
    const rounds: number[] = [];
    for (const size of SIZES) rounds.push(await measure(pattern, size, databasePid));
    const last = rounds.at(-1) ?? Number.NaN;
    say(`A round of ${SIZES.at(-1)} takes ${last.toFixed(0)} ms of a block's ${BLOCK_MS} ms.`);
    return last < BLOCK_MS;
  } finally {
    for (const step of undo.reverse()) await step();
  }
}

function noteTriggers(): NoteContent['triggers'] {
  return TRIGGERS.map((trigger, place) => ({
    ...trigger,
    id: `t${place + 1}`,
    ...{ minRequests: 200, action: 'roll_back', inSlice: 'exclude', weight: 1 },
  }));
}

async function measure(pattern: BenchData, size: number, databasePid: number | null): Promise<number> {
  await addReleases(pattern, size);
  const watch = new Watch();
  const times: number[] = [];
  const processor: { watch: number; database: number }[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    await closeBlock();
    const began = performance.now();
    const used = process.cpuUsage();
    const database = databasePid === null ? null : cpuSecondsOfFamily(databasePid);
    await watch.look(new Date());
    const { user, system } = process.cpuUsage(used);
    const databaseUsed = databasePid === null ? null : cpuSecondsOfFamily(databasePid);
    // The first reads everything for the first time.
    if (round === 0) continue;
    times.push(performance.now() - began);
    const databaseMs =
      database === null || databaseUsed === null ? Number.NaN : (databaseUsed - database) * 1000;
    processor.push({ watch: (user + system) / 1000, database: databaseMs });
  }
  const fired = await prismaClient().release.count({ where: { status: 'rolling_back' } });
  if (fired > 0) say(`${fired} releases were rolled back: fewer were watched than meant`);
  const time = median(times);
  const cells = [
    String(size).padEnd(9),
    `${time.toFixed(0)} ms`.padEnd(10),
    `${(time / size).toFixed(2)} ms`.padEnd(10),
    `${median(processor.map(({ watch: ms }) => ms)).toFixed(0)} ms, ${median(processor.map(({ database: ms }) => ms)).toFixed(0)} ms`,
  ];
  say(cells.join('  '));
  return time;
}

/** Copies of the pattern, each a feature of its own, until there are so many live ones. */
async function addReleases({ featureId, releaseId, baselineId, candidateId }: BenchData, size: number) {
  const sql = sqlClient();
  const [row] = await sql<
    { live: number }[]
  >`SELECT count(*)::int AS live FROM release WHERE status = 'live'`;
  const from = row?.live ?? 0;
  const numbers = sql`generate_series(${from}::int, ${size - 1}::int) AS n`;
  await sql.begin(async (tx) => {
    await tx`INSERT INTO feature (id, key, name, salt)
      SELECT 'f' || n, 'watched-' || n, 'Watched', salt FROM feature, ${numbers} WHERE id = ${featureId}`;
    for (const [arm, id] of [
      ['b', baselineId],
      ['c', candidateId],
    ] as const) {
      await tx`INSERT INTO version (id, feature_id, number, model_version, prompt_version, retrieval_version, policy_version, config, created_by_id)
        SELECT ${arm} || n, 'f' || n, number, model_version, prompt_version, retrieval_version, policy_version, config, created_by_id
        FROM version, ${numbers} WHERE id = ${id}`;
    }
    await tx`INSERT INTO release (id, feature_id, title, status, stage_index, owner_id, baseline_version_id, candidate_version_id,
        note_draft, note_revision, created_by_id, started_at, stage_entered_at)
      SELECT 'r' || n, 'f' || n, title, 'live', stage_index, owner_id, 'b' || n, 'c' || n, note_draft, note_revision, created_by_id,
        now() - interval '10 minutes', now() - interval '10 minutes'
      FROM release, ${numbers} WHERE id = ${releaseId}`;
    await tx`INSERT INTO note_revision (release_id, number, content, created_by_id)
      SELECT 'r' || n, number, content, created_by_id FROM note_revision, ${numbers} WHERE release_id = ${releaseId}`;
  });
}

/** One closed block of every live release: both arms, everything and each slice, as healthy traffic shows it. */
async function closeBlock(): Promise<void> {
  const sql = sqlClient();
  const start = Math.floor(Date.now() / BLOCK_MS) * BLOCK_MS - BLOCK_MS;
  const field = (name: (typeof ROLLUP_FIELDS)[number]): string => {
    if (name.endsWith('_n') || name === 'requests' || name === 'tool_calls') return 'n';
    if (name.endsWith('_x') || name === 'tool_errors') {
      return name === 'task_success_x' ? 'n' : 'CASE WHEN random() < 0.1 THEN 1 ELSE 0 END';
    }
    const mean =
      { quality: 0.9, latency: 900, cost: 0.01, input: 800, output: 300 }[name.split('_')[0] ?? ''] ?? 0;
    return name.endsWith('_sq') ? `n * ${mean * mean * 1.02}` : `n * ${mean} * (0.99 + 0.02 * random())`;
  };
  const sums = ROLLUP_FIELDS.map((name) => `(${field(name)})::float8`).join(', ');
  const day = new Date(start);
  await sql`SELECT sluice_ensure_partition('rollup_5', ${day})`;
  await sql`
    INSERT INTO rollup (span_seconds, starts_at, feature_id, release_id, stage_index, version_id, comparable, dimension, value,
      sums, latency_indexes, latency_counts, last_at)
    SELECT 5, ${day}, r.feature_id, r.id, r.stage_index, arm, true,
      CASE WHEN slice = 0 THEN '' ELSE 'tenant' END, CASE WHEN slice = 0 THEN '' ELSE 'tenant-' || slice END,
      ARRAY[${sql.unsafe(sums)}], ARRAY[330, 335, 340, 345, 350, 355, 360], ARRAY[1, 1, 2, 2, 2, 1, 1]::float8[], ${day}
    FROM release r, generate_series(0, ${SLICES}) AS slice, unnest(ARRAY[r.baseline_version_id, r.candidate_version_id]) AS arm,
      LATERAL (SELECT CASE WHEN slice = 0 THEN 200.0 ELSE 10.0 END AS n) AS many
    WHERE r.status = 'live'
    ON CONFLICT DO NOTHING`;
  await sql`UPDATE rollup_state SET settled_until = ${new Date(start + BLOCK_MS)} WHERE span_seconds = 5`;
  // The next one begins when the clock says so.
  await delay(start + 2 * BLOCK_MS - Date.now() + 50);
}
