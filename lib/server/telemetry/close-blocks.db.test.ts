import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { groupBy } from '@/lib/core/group-by';
import type { EventInput } from '@/lib/core/telemetry/event';
import { contribute, contributionOf, emptyRollup, type Rollup } from '@/lib/core/telemetry/rollup';
import { newIngestMemory } from '@/lib/testing/ingest-memory';
import { eventRow } from '@/lib/testing/release-scenario';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { ingestPool } from '../db/ingest-pool';
import { sqlClient } from '../db/sql-client';
import { normal, seededRandom } from '../sample/seeded-random';
import { closeBlocks, coarsenBlocks } from './close-blocks';
import { commitIngest } from './commit-ingest';
import type { EventRow } from './ingest-rows';
import { mergeBy, readRollups, WHOLE_MS } from './read-rollups';
import { BLOCK_MS } from './rollup-home';

useServiceDatabase();

const FEATURE = 'feature-1';
const HOURS = 9;
const begin = Math.floor(Date.now() / BLOCK_MS) * BLOCK_MS - HOURS * 3_600_000;

const openEverything = (from: number) => sqlClient()`
  UPDATE rollup_state SET settled_until = to_timestamp(floor(${from}::float8 / 21600000) * 21600)`;

function traffic(seed: number, count: number): EventRow[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, index) => {
    const at = new Date(begin + Math.floor(random() * (HOURS * 3_600_000 - BLOCK_MS)));
    const input: EventInput = {
      id: `${seed}-${index}`,
      feature: FEATURE,
      context: { tenant: random() < 0.5 ? 'acme' : 'globex' },
      latency_ms: Math.exp(normal(random, 7, 0.5)),
      cost_usd: random() / 100,
      quality: random(),
      parse_failed: random() < 0.1,
    };
    const versionId = random() < 0.5 ? 'v1' : 'v2';
    const comparable = random() < 0.7;
    const attribution = { versionId, unknownLabel: null, releaseId: 'release-1', stageIndex: 1, comparable };
    return eventRow(FEATURE, input, attribution, at);
  });
}

async function tell(rows: readonly EventRow[]): Promise<void> {
  for (const [block, inBlock] of groupBy(rows, (row) => Math.floor(row.atMs / BLOCK_MS))) {
    await commitIngest(ingestPool(), newIngestMemory(), inBlock, [], new Date(block * BLOCK_MS));
  }
}

/** The slow way, event by event. */
function recount(rows: readonly EventRow[], keyOf: (row: EventRow) => string): Map<string, Rollup> {
  const found = new Map<string, Rollup>();
  for (const row of rows) {
    const rollup = found.get(keyOf(row)) ?? emptyRollup();
    found.set(keyOf(row), rollup);
    contribute(rollup, contributionOf(row.input, row.atMs, null));
  }
  return found;
}

function expectSame(shown: ReadonlyMap<string, Rollup>, slow: ReadonlyMap<string, Rollup>): void {
  expect([...shown.keys()].sort()).toEqual([...slow.keys()].sort());
  for (const [key, rollup] of slow) {
    const other = shown.get(key);
    expect([...(other?.latency ?? [])].sort()).toEqual([...rollup.latency].sort());
    for (const [place, sum] of rollup.sums.entries()) {
      const off = Math.abs((other?.sums[place] ?? Number.NaN) - sum);
      expect(off).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(sum)));
    }
  }
}

describe('closed blocks', () => {
  const rows = traffic(3, 3_000);
  beforeAll(async () => {
    await openEverything(begin);
    await tell(rows);
  });

  const inWindow = (from: number, to: number) => (row: EventRow) => row.atMs >= from && row.atMs < to;
  const windows = fc.record({
    from: fc.integer({ min: 0, max: HOURS * 720 }),
    length: fc.integer({ min: 1, max: HOURS * 720 }),
    everyMs: fc.constantFrom(5_000, 15_000, 60_000, 300_000, 1_800_000, 3_600_000, 21_600_000, WHOLE_MS),
    slices: fc.boolean(),
    comparable: fc.boolean(),
  });

  async function check(runs: number): Promise<void> {
    await fc.assert(
      fc.asyncProperty(windows, async ({ from, length, everyMs, slices, comparable }) => {
        const [start, end] = [begin + from * BLOCK_MS, begin + (from + length) * BLOCK_MS];
        const comparableIn = comparable ? { releaseId: 'release-1', stageIndex: 1 } : undefined;
        const question = { featureId: FEATURE, from: new Date(start), to: new Date(end), comparableIn };
        const { rows: shown } = await readRollups(question, everyMs, slices);
        const inside = rows
          .filter(inWindow(start, end))
          .filter((row) => !comparable || row.attribution.comparable);
        const stretch = (ms: number) => Math.floor(ms / everyMs) * everyMs;
        expectSame(
          mergeBy(shown, (row) => `${row.startsAtMs} ${row.versionId} ${row.value}`),
          recount(inside, (row) => {
            const tenant = slices ? String(row.input.context?.tenant) : '';
            return `${stretch(row.atMs)} ${row.attribution.versionId} ${tenant}`;
          }),
        );
      }),
      { numRuns: runs },
    );
  }

  it('say the same open, closed and added up, for any window, cut and selection', async () => {
    await check(25);
    const [state] = await sqlClient()`SELECT count(*)::int AS parts FROM rollup_part`;
    expect(state?.parts).toBeGreaterThan(1000);
    await Promise.all([closeBlocks(), closeBlocks()]);
    expect(await sqlClient()`SELECT id FROM rollup_part`).toHaveLength(0);
    await check(25);
    await coarsenBlocks();
    await coarsenBlocks();
    const spans = await sqlClient()`SELECT DISTINCT span_seconds FROM rollup ORDER BY 1`;
    expect(spans.map((row) => row.span_seconds)).toEqual([5, 60, 1800, 21600]);
    await check(60);
  });
});

describe('closing', () => {
  beforeEach(() => openEverything(Date.now() - 60_000));

  it('waits for a commit that is still adding to the block, and leaves the present block open', async () => {
    const slow = await ingestPool().connect();
    await slow.query('BEGIN');
    const { rows } = await slow.query<{ block: string }>('SELECT * FROM sluice_open_block()');
    const block = Number(rows[0]?.block);
    let closedUntil: number | null = null;
    const nextBegins = () => Date.now() > (block + 1) * BLOCK_MS;
    await vi.waitUntil(nextBegins, { timeout: 10_000, interval: 20 });
    const closing = closeBlocks().then((until) => {
      closedUntil = until.getTime();
    });
    const waits = () => sqlClient()`
      SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND classid = 727369011`;
    await vi.waitUntil(async () => (await waits()).length > 0, { timeout: 10_000, interval: 20 });
    expect(closedUntil).toBeNull();
    await slow.query(
      `INSERT INTO rollup_part (block, feature_id, release_id, stage_index, version_id, comparable, dimension, value,
         sums, latency_indexes, latency_counts) VALUES ($1, 'late', '', -1, 'v1', false, '', '', '{1}', '{}', '{}')`,
      [block],
    );
    await slow.query('COMMIT');
    slow.release();
    await closing;
    expect(closedUntil).toBeGreaterThanOrEqual((block + 1) * BLOCK_MS);
    const late = await sqlClient()`SELECT sums FROM rollup WHERE feature_id = 'late' AND span_seconds = 5`;
    expect(late.map((row) => row.sums)).toEqual([[1]]);
  });

  it('never lets a commit add to a block that is closed, though the clock was set back', async () => {
    const [state] = await sqlClient()`
      UPDATE rollup_state SET settled_until = to_timestamp(floor(extract(epoch FROM now()) / 5 + 100) * 5)
      WHERE span_seconds = 5 RETURNING settled_until`;
    const [open] = await sqlClient()`SELECT * FROM sluice_open_block()`;
    expect(Number(open?.block) * BLOCK_MS).toBe(state?.settled_until.getTime());
    expect(open?.instant).toEqual(state?.settled_until);
  });
});
