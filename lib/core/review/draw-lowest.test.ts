import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { groupBy } from '../group-by';
import { RandomStream } from '../random/random-stream';
import { drawLowest } from './draw-lowest';
import { priorityOf } from './priority-of';
import { sampleWeight } from './sample-weight';

interface Event {
  id: number;
  stratum: string;
  priority: number;
}

const SHARES = { rare: 0.02, some: 0.18, most: 0.8 };

function eventsOf(seed: string, count: number): Event[] {
  const random = new RandomStream(1, 2, 3);
  return Array.from({ length: count }, (_, id) => {
    const at = random.unit();
    const stratum = at < SHARES.rare ? 'rare' : at < SHARES.rare + SHARES.some ? 'some' : 'most';
    return { id, stratum, priority: priorityOf(createHash('sha256').update(`${seed}${id}`).digest('hex')) };
  });
}

/** Two processes that share no memory, each with its own old thresholds, and one table that is trimmed now and then. */
function sampleOf(events: readonly Event[], size: number, batch: number): Map<string, Event[]> {
  const table = new Map<string, Event[]>();
  const cuts = new Map<string, number>();
  const seen = new Set<number>();
  const thresholds = [new Map<string, number>(), new Map<string, number>()];
  for (let at = 0; at < events.length; at += batch) {
    const known = thresholds[(at / batch) % 2] ?? new Map<string, number>();
    const fresh = events.slice(at, at + batch).filter(({ id }) => !seen.has(id) && seen.add(id));
    for (const [stratum, arrivals] of groupBy(fresh, (event) => event.stratum)) {
      const { kept, cut } = drawLowest(arrivals, { size, below: known.get(stratum) ?? 2 });
      const rows = [...(table.get(stratum) ?? []), ...kept].sort((a, b) => a.priority - b.priority);
      table.set(stratum, rows.slice(0, 2 * size));
      cuts.set(stratum, Math.min(cuts.get(stratum) ?? 2, cut ?? 2, rows[2 * size]?.priority ?? 2));
      if (rows.length > 1.5 * size) known.set(stratum, rows[size - 1]?.priority ?? 2);
    }
  }
  return new Map(
    [...table].map(([stratum, rows]) => [
      stratum,
      rows.filter(({ priority }) => priority < (cuts.get(stratum) ?? 2)).slice(0, size),
    ]),
  );
}

/** Horvitz and Thompson: each value counts for as many requests as it stands for. */
function weightedMean(strata: readonly { requests: number; values: readonly number[] }[]): number {
  const all = strata.reduce((sum, { requests }) => sum + requests, 0);
  const total = strata.reduce((sum, { requests, values }) => {
    const weight = sampleWeight({ requests, sampled: values.length }) ?? 0;
    return sum + weight * values.reduce((some, value) => some + value, 0);
  }, 0);
  return total / all;
}

/** Of counts that should be alike. */
function chiSquare(counts: readonly number[], expected: readonly number[]): number {
  return counts.reduce((sum, count, place) => {
    const wanted = expected[place] ?? 0;
    return sum + (count - wanted) ** 2 / wanted;
  }, 0);
}

const BINS = 20;
// The 99.9th percentile of chi-square with 19 degrees of freedom (R 4.3: qchisq(0.999, 19)).
const MOST = 43.82;

describe('the sample of a stratum', () => {
  const events = eventsOf('seed', 100_000);
  const sample = sampleOf(events, 1_000, 500);
  const bins = (some: readonly Event[]) =>
    Array.from({ length: BINS }, (_, bin) =>
      some.filter(({ id }) => Math.floor((id * BINS) / events.length) === bin),
    ).map(({ length }) => length);
  const expected = (stratum: Event[], size: number) =>
    bins(stratum).map((count) => (count * size) / stratum.length);

  it.each(Object.keys(SHARES))('is uniform over time, in the stratum "%s" of 100,000 events', (name) => {
    const all = events.filter(({ stratum }) => stratum === name);
    const drawn = sample.get(name) ?? [];
    expect(drawn).toHaveLength(1_000);
    expect(chiSquare(bins(drawn), expected(all, 1_000))).toBeLessThan(MOST);
  });

  it('is uniform over all strata by the lowest of all', () => {
    const lowest = [...sample.values()].flat().sort((a, b) => a.priority - b.priority);
    const drawn = lowest.slice(0, 1_000);
    const truly = [...events].sort((a, b) => a.priority - b.priority).slice(0, 1_000);
    expect(drawn).toEqual(truly);
    expect(chiSquare(bins(drawn), expected(events, 1_000))).toBeLessThan(MOST);
    const names = Object.keys(SHARES);
    const byName = (some: readonly Event[]) =>
      names.map((name) => some.filter(({ stratum }) => stratum === name).length);
    // qchisq(0.999, 2)
    expect(
      chiSquare(
        byName(drawn),
        byName(events).map((n) => (n * 1_000) / events.length),
      ),
    ).toBeLessThan(13.82);
  });

  it('is the lowest priorities, whatever the size of commits, the order, and what comes twice', () => {
    const ids = (found: Map<string, Event[]>) =>
      [...found].map(([name, rows]) => [name, rows.map(({ id }) => id)]).sort();
    const reversed = [...events].reverse();
    const repeated = events.flatMap((event, place) => [event, events[Math.floor(place / 2)] ?? event]);
    for (const [given, batch] of [
      [events, 5_000],
      [reversed, 500],
      [repeated, 700],
    ] as const)
      expect(ids(sampleOf(given, 1_000, batch))).toEqual(ids(sample));
  });

  it('keeps what is kept when more are asked for later, and lets nothing in that would be more than its share', () => {
    const first = drawLowest(events.slice(0, 1_000), { size: 10, below: 2 });
    const second = drawLowest(events.slice(1_000, 2_000), { size: 50, below: first.cut ?? 2 });
    const kept = [...first.kept, ...second.kept].sort((a, b) => a.priority - b.priority);
    const cut = Math.min(first.cut ?? 2, second.cut ?? 2);
    const truly = events.slice(0, 2_000).filter(({ priority }) => priority < cut);
    expect(kept.filter(({ priority }) => priority < cut)).toEqual(
      truly.sort((a, b) => a.priority - b.priority),
    );
  });

  it('tells the mean of all requests without bias', () => {
    const values = { rare: 0.2, some: 0.6, most: 0.9 };
    const estimates = Array.from({ length: 200 }, (_, round) => {
      const few = eventsOf(`round ${round} `, 2_000);
      const strata = [...sampleOf(few, 20, 100)].map(([stratum, drawn]) => ({
        requests: few.filter((event) => event.stratum === stratum).length,
        values: drawn.map(({ id }) => (id % 10 < 10 * values[stratum as keyof typeof values] ? 1 : 0)),
      }));
      return weightedMean(strata);
    });
    const few = eventsOf('', 2_000);
    const truth =
      few.filter(({ id, stratum }) => id % 10 < 10 * values[stratum as keyof typeof values]).length /
      few.length;
    const mean = estimates.reduce((sum, one) => sum + one, 0) / estimates.length;
    const spread = Math.sqrt(
      estimates.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (estimates.length - 1) / estimates.length,
    );
    expect(Math.abs(mean - truth)).toBeLessThan(4 * spread);
    expect(spread).toBeLessThan(0.01);
  });
});
