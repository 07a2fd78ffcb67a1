import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { mergeInto, ROLLUP_FIELDS, type Rollup } from '@/lib/core/telemetry/rollup';
import type { Sql } from '../db/sql-client';
import {
  type RollupHome,
  type RollupKey,
  type RollupRow,
  type RollupSelection,
  SPANS,
  type SpanSeconds,
} from './rollup-home';

const HALF_HOUR = 1_800_000;
const MIDNIGHT = Date.UTC(2026, 2, 2);
const FROM = MIDNIGHT - 2 * HALF_HOUR;
const TO = MIDNIGHT + 2 * HALF_HOUR;
const MIDDLE = MIDNIGHT + HALF_HOUR;
const BLOCKS = (TO - FROM) / 5_000;
const DAY_PART = 12 * HALF_HOUR;
const EVERY = {
  5: [5_000, 15_000, 60_000],
  60: [60_000, 300_000],
  1800: [HALF_HOUR, 48 * HALF_HOUR],
  21600: [DAY_PART, 48 * HALF_HOUR],
};

export interface HomeUnderTest {
  home: RollupHome;
  sql: Sql;
}
type Part = Omit<RollupRow, 'featureId'>;

const HOSTILE = [
  "'; DROP TABLE rollup; --",
  '" OR 1=1',
  '\\',
  "\\'",
  'a\tb\nc\r\u0001',
  '{{value}} $1 %s ?',
  'größe 🙂 \u2028 ء',
  '%_',
  "unhex('00')",
];
const texts = fc.oneof(
  fc.constantFrom(...HOSTILE, 'acme', 'globex'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((text) => text.replaceAll('\0', '')),
);
const amounts = fc.oneof(
  fc.integer({ min: -1_000, max: 1_000_000 }),
  fc.double({ min: -1e9, max: 1e9, noNaN: true, noDefaultInfinity: true }),
);
const parts: fc.Arbitrary<Part> = fc.record({
  startsAtMs: fc.integer({ min: 0, max: BLOCKS - 1 }).map((block) => FROM + block * 5_000),
  releaseId: fc.constantFrom('', 'release-1', HOSTILE[0] ?? ''),
  stageIndex: fc.integer({ min: -1, max: 2 }),
  versionId: fc.constantFrom('', 'v1', HOSTILE[2] ?? ''),
  comparable: fc.boolean(),
  dimension: fc.oneof(
    fc.constant(''),
    texts.filter((text) => text !== ''),
  ),
  value: texts,
  // Rows of before the last fields were appended are shorter.
  sums: fc.array(amounts, { minLength: ROLLUP_FIELDS.length - 2, maxLength: ROLLUP_FIELDS.length }),
  latency: fc
    .array(fc.tuple(fc.oneof(fc.constant(-100_000), fc.integer({ min: -50, max: 900 })), fc.nat(500)), {
      maxLength: 6,
    })
    .map((buckets) => new Map(buckets.map(([index, count]) => [index, count + 1]))),
  lastAtMs: fc.option(fc.integer({ min: FROM - 5_000, max: TO })),
});
const selections = fc.record({
  comparableIn: fc.constantFrom(
    undefined,
    { releaseId: 'release-1' },
    { releaseId: HOSTILE[0] ?? '', stageIndex: 1 },
  ),
  slices: fc.boolean(),
  fromHalf: fc.nat(3),
  toHalf: fc.integer({ min: 1, max: 4 }),
});
const repeats = fc.integer({ min: 1, max: 3 });

/** What every home has to do, the same answers for the same rows. */
export function describeRollupHome(title: string, prepare: () => Promise<HomeUnderTest>): void {
  describe(`the home of closed blocks in ${title}`, () => {
    let tested: HomeUnderTest;
    let features = 0;
    beforeAll(async () => {
      tested = await prepare();
    });
    const newFeature = () => `${HOSTILE[0]} feature ${features++}`;

    const close = (fromMs: number, toMs: number) =>
      tested.sql.begin((tx) => tested.home.close(tx, fromMs, toMs));

    async function closeAll(featureId: string, given: readonly Part[]): Promise<void> {
      await tested.sql`TRUNCATE rollup_part`;
      await addParts(tested.sql, featureId, given);
      await close(FROM, TO);
    }

    it('answers every selection as adding the rows up does, however often and in which order it was told', async () => {
      const order = fc.shuffledSubarray(
        [
          [FROM, MIDDLE],
          [MIDDLE, TO],
          [FROM, MIDDLE],
          [FROM, TO],
          [MIDDLE, TO],
        ] as const,
        { minLength: 5 },
      );
      await fc.assert(
        fc.asyncProperty(
          fc.array(parts, { minLength: 1, maxLength: 30 }),
          order,
          fc.tuple(repeats, repeats),
          fc.array(selections, { minLength: 3, maxLength: 5 }),
          async (given, stretches, [minutes, halfHours], asked) => {
            const featureId = newFeature();
            await tested.sql`TRUNCATE rollup_part`;
            await addParts(tested.sql, featureId, given);
            for (const [from, to] of stretches) await close(from, to);
            for (let time = 0; time < minutes; time += 1) await tested.home.coarsen(5, 60, FROM, TO);
            for (let time = 0; time < halfHours; time += 1) await tested.home.coarsen(60, 1800, FROM, TO);
            const wide = { fromMs: MIDNIGHT - DAY_PART, toMs: MIDNIGHT + DAY_PART };
            for (let time = 0; time < halfHours; time += 1) {
              await tested.home.coarsen(1800, 21600, wide.fromMs, wide.toMs);
            }
            await close(MIDDLE, TO);
            await tested.home.coarsen(5, 60, FROM, MIDDLE);
            for (const { fromHalf, toHalf, ...rest } of asked) {
              const [fromMs, toMs] = [FROM + fromHalf * HALF_HOUR, FROM + toHalf * HALF_HOUR];
              await check(tested.home, given, { ...rest, featureId, fromMs, toMs }, [5, 60, 1800]);
              await check(tested.home, given, { ...rest, featureId, ...wide }, SPANS);
            }
          },
        ),
        { numRuns: 12 },
      );
    });

    it('takes nothing from a stretch without events, and answers nothing for a feature without rows', async () => {
      await tested.sql`TRUNCATE rollup_part`;
      await close(FROM, TO);
      await tested.home.coarsen(5, 60, FROM, TO);
      const nobody = { featureId: newFeature(), fromMs: FROM, toMs: TO, slices: false };
      expect(await tested.home.read(5, nobody, 5_000)).toEqual([]);
      expect(await tested.home.read(60, nobody, 60_000)).toEqual([]);
    });

    it('keeps texts apart that differ in a blank, in case or in how they are composed', async () => {
      const featureId = newFeature();
      const values = ['a', 'a ', 'A', 'é', 'e\u0301', '', "a'", 'a"', 'a\\', 'a\\\\', 'a\n', 'a\t'];
      const [one] = fc.sample(parts, { numRuns: 1, seed: 7 });
      if (!one) throw new Error('One was asked for');
      const rows = values.map((value) => ({ ...one, dimension: 'tenant', value }));
      await closeAll(featureId, rows);
      const shown = await tested.home.read(
        5,
        { featureId, fromMs: FROM, toMs: TO, slices: true },
        TO - MIDNIGHT,
      );
      expect(shown.map((row) => row.value).sort()).toEqual([...values].sort());
    });

    it('forgets the days of one span before a midnight, and nothing else', async () => {
      const featureId = newFeature();
      const given = fc.sample(parts, { numRuns: 40, seed: 11 });
      await closeAll(featureId, given);
      await tested.home.coarsen(5, 60, FROM, TO);
      await tested.home.coarsen(60, 1800, FROM, TO);
      await tested.home.coarsen(1800, 21600, MIDNIGHT - DAY_PART, MIDNIGHT + DAY_PART);
      const whole = { featureId, fromMs: MIDNIGHT - DAY_PART, toMs: TO, slices: false };
      const starts = async (span: SpanSeconds) =>
        (await tested.home.read(span, whole, Math.max(HALF_HOUR, span * 1000))).map((row) => row.startsAtMs);
      const isBefore = (ms: number) => ms < MIDNIGHT;
      for (const span of SPANS) {
        const before = await starts(span);
        expect(before.filter(isBefore).length).toBeGreaterThan(0);
        await tested.home.dropBefore(span, MIDNIGHT);
        await tested.home.dropBefore(span, MIDNIGHT);
        const after = before.filter((ms) => !isBefore(ms));
        expect(after.length).toBeGreaterThan(0);
        expect((await starts(span)).sort()).toEqual(after.sort());
      }
    });
  });
}

async function addParts(sql: Sql, featureId: string, given: readonly Part[]): Promise<void> {
  const now = new Date();
  for (const part of given) {
    const lastAt = part.lastAtMs === null ? null : new Date(part.lastAtMs);
    await sql`
      INSERT INTO rollup_part (block, feature_id, release_id, stage_index, version_id, comparable, dimension, value,
        sums, latency_indexes, latency_counts, last_at)
      VALUES (${part.startsAtMs / 5_000}, ${featureId}, ${part.releaseId}, ${part.stageIndex}, ${part.versionId},
        ${part.comparable}, ${part.dimension}, ${part.value}, ${part.sums}::float8[], ${[...part.latency.keys()]}::int[],
        ${[...part.latency.values()]}::float8[], ${lastAt})`;
    if (part.dimension === '') continue;
    await sql`
      INSERT INTO slice_value (feature_id, dimension, value, changed_at)
      VALUES (${featureId}, ${part.dimension}, ${part.value}, ${now}) ON CONFLICT DO NOTHING`;
  }
}

async function check(
  home: RollupHome,
  given: readonly Part[],
  selection: RollupSelection,
  spans: readonly SpanSeconds[],
): Promise<void> {
  for (const span of spans) {
    for (const everyMs of EVERY[span]) {
      const shown = await home.read(span, selection, everyMs);
      const expected = addUp(given, selection, everyMs);
      expect(shown.map(keyOf).sort()).toEqual([...expected.keys()].sort());
      for (const row of shown) expectSame(row, expected.get(keyOf(row)));
    }
  }
}

/** The slow way, row by row. */
function addUp(given: readonly Part[], selection: RollupSelection, everyMs: number): Map<string, Rollup> {
  const found = new Map<string, Rollup>();
  const { fromMs, toMs, comparableIn, slices, featureId } = selection;
  for (const part of given) {
    if (part.startsAtMs < fromMs || part.startsAtMs >= toMs || slices !== (part.dimension !== '')) continue;
    if (comparableIn && !(part.comparable && part.releaseId === comparableIn.releaseId)) continue;
    if (comparableIn?.stageIndex !== undefined && part.stageIndex !== comparableIn.stageIndex) continue;
    const startsAtMs = Math.floor(part.startsAtMs / everyMs) * everyMs;
    const key = keyOf({ ...part, featureId, startsAtMs });
    const known = found.get(key);
    if (known) mergeInto(known, part);
    else found.set(key, { sums: [...part.sums], latency: new Map(part.latency), lastAtMs: part.lastAtMs });
  }
  return found;
}

function keyOf(row: RollupKey & { startsAtMs: number }): string {
  const { featureId, startsAtMs, releaseId, stageIndex, versionId, comparable, dimension, value } = row;
  return JSON.stringify([
    featureId,
    startsAtMs,
    releaseId,
    stageIndex,
    versionId,
    comparable,
    dimension,
    value,
  ]);
}

function expectSame(shown: Rollup, expected: Rollup | undefined): void {
  expect(shown.lastAtMs).toBe(expected?.lastAtMs);
  expect([...shown.latency].sort()).toEqual([...(expected?.latency ?? [])].sort());
  expect(expected).toBeDefined();
  for (const place of ROLLUP_FIELDS.keys()) {
    // Sums of numbers up to 1e9, each exact to 16 digits, in another order.
    expect(Math.abs((shown.sums[place] ?? 0) - (expected?.sums[place] ?? 0))).toBeLessThanOrEqual(1e-5);
  }
}
