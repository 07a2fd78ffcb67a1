import { groupBy } from '@/lib/core/group-by';
import {
  eachSliceable,
  MOST_DIMENSIONS,
  MOST_VALUES,
  OTHER_VALUE,
  type TrackedValues,
} from '@/lib/core/telemetry/slice-values';
import type { IngestConnection } from '../db/ingest-pool';
import type { EventRow } from './ingest-rows';

type Tracked = Map<string, Set<string>>;

const LOCK_SPACE = 727_369_012;
const FRESH_MS = 15_000;

/**
 * The slice values that have rows of their own, as this process knows them. A value that is new is admitted by the
 * commit that first carries it, while there is room; who takes whose place later is decided by `rank-slice-values`.
 */
export class SliceRegistry {
  private readonly known = new Map<string, { tracked: Tracked; readAtMs: number }>();

  /**
   * What is tracked for the features of these rows and for `also`, newcomers admitted: values that traffic of a known
   * version carries. Part of the commit: `keep` it once that is done. Features in one order, so that two commits that
   * admit at once cannot wait for each other.
   */
  async admit(
    tx: IngestConnection,
    rows: readonly EventRow[],
    also: readonly string[],
    now: Date,
  ): Promise<ReadonlyMap<string, TrackedValues>> {
    const labelled = rows.filter((row) => row.attribution.versionId !== null);
    const byFeature = groupBy(labelled, (row) => row.feature_id);
    const featureIds = [...new Set([...byFeature.keys(), ...also])].sort();
    const stale = featureIds.filter((id) => this.isStale(id, now.getTime()));
    if (stale.length > 0) await this.read(tx, stale, now.getTime());
    const result = new Map<string, TrackedValues>();
    for (const featureId of featureIds) {
      const tracked = this.known.get(featureId)?.tracked ?? new Map();
      const newcomers = findNewcomers(tracked, byFeature.get(featureId) ?? []);
      result.set(
        featureId,
        newcomers.size > 0 ? await admitNewcomers(tx, featureId, newcomers, now) : tracked,
      );
    }
    return result;
  }

  /** Remembers what a commit admitted. */
  keep(tracked: ReadonlyMap<string, TrackedValues>, nowMs: number): void {
    for (const [featureId, values] of tracked) {
      const copy = new Map([...values].map(([dimension, set]) => [dimension, new Set(set)]));
      this.known.set(featureId, { tracked: copy, readAtMs: this.known.get(featureId)?.readAtMs ?? nowMs });
    }
  }

  private isStale(featureId: string, nowMs: number): boolean {
    const known = this.known.get(featureId);
    return !known || nowMs - known.readAtMs > FRESH_MS;
  }

  private async read(tx: IngestConnection, featureIds: readonly string[], nowMs: number): Promise<void> {
    const fresh = await readTracked(tx, featureIds);
    for (const id of featureIds) this.known.set(id, { tracked: fresh.get(id) ?? new Map(), readAtMs: nowMs });
  }
}

async function readTracked(
  tx: IngestConnection,
  featureIds: readonly string[],
): Promise<Map<string, Tracked>> {
  const { rows } = await tx.query<{ feature_id: string; dimension: string; value: string }>(
    'SELECT feature_id, dimension, value FROM slice_value WHERE feature_id = ANY($1)',
    [featureIds],
  );
  const found = new Map<string, Tracked>();
  for (const { feature_id, dimension, value } of rows) {
    const tracked = found.get(feature_id) ?? new Map<string, Set<string>>();
    found.set(feature_id, tracked);
    tracked.set(dimension, (tracked.get(dimension) ?? new Set()).add(value));
  }
  return found;
}

/** Values that are not tracked and for which there is room. */
function findNewcomers(tracked: TrackedValues, rows: readonly EventRow[]): Tracked {
  const newcomers: Tracked = new Map();
  for (const { input } of rows) {
    eachSliceable(input.context, (dimension, value) => {
      const values = tracked.get(dimension);
      if (values?.has(value) || value === OTHER_VALUE) return;
      const fresh = newcomers.get(dimension) ?? new Set<string>();
      const hasRoom = values
        ? values.size + fresh.size < MOST_VALUES
        : newcomers.has(dimension)
          ? fresh.size < MOST_VALUES
          : tracked.size + newcomers.size < MOST_DIMENSIONS;
      if (hasRoom) newcomers.set(dimension, fresh.add(value));
    });
  }
  return newcomers;
}

/** One process at a time, so that the limits hold over all of them. */
async function admitNewcomers(
  tx: IngestConnection,
  featureId: string,
  newcomers: Tracked,
  now: Date,
): Promise<Tracked> {
  await tx.query('SELECT pg_advisory_xact_lock($1::int, hashtext($2))', [LOCK_SPACE, featureId]);
  const tracked = (await readTracked(tx, [featureId])).get(featureId) ?? new Map<string, Set<string>>();
  const admitted: { dimension: string; value: string }[] = [];
  for (const [dimension, values] of newcomers) {
    if (!tracked.has(dimension) && tracked.size >= MOST_DIMENSIONS) continue;
    const present = tracked.get(dimension) ?? new Set<string>();
    tracked.set(dimension, present);
    for (const value of values) {
      if (present.has(value) || present.size >= MOST_VALUES) continue;
      present.add(value);
      admitted.push({ dimension, value });
    }
  }
  await tx.query(
    `INSERT INTO slice_value (feature_id, dimension, value, changed_at)
     SELECT $1, d, v, $4 FROM unnest($2::text[], $3::text[]) AS fresh(d, v) ON CONFLICT DO NOTHING`,
    [featureId, admitted.map((a) => a.dimension), admitted.map((a) => a.value), now],
  );
  return tracked;
}
