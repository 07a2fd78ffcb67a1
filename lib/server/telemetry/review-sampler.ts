import { hash, randomUUID } from 'node:crypto';
import { groupBy } from '@/lib/core/group-by';
import { drawLowest } from '@/lib/core/review/draw-lowest';
import { normalizedInput } from '@/lib/core/review/normalized-input';
import type { IngestConnection } from '../db/ingest-pool';
import type { SampledAs } from '../review/sampled-as';
import type { EventRow } from './ingest-rows';

interface Stratum {
  release_id: string;
  stage_index: number;
  version_id: string;
  cohort: string;
}

interface Arrival extends Stratum {
  priority: number;
  size: number;
  row: EventRow;
}

interface Known {
  size: number;
  /** No sample at or above this can be among the lowest. It only falls, so an old one costs rows that are trimmed later. */
  below: number;
  /** Kept since it was read. */
  kept: number;
}

// More strata than any installation has at once; beyond, what is known is read again.
const MOST_KNOWN = 5_000;

/**
 * Draws samples while events are committed: of every stratum those with the lowest priorities, as this process knows its
 * threshold. Nothing is locked; processes need not know of each other, since the lowest of all are among the lowest of each.
 */
export class ReviewSampler {
  private readonly known = new Map<string, Known>();

  /** Part of the commit: `rows` are the events that are new, so that each counts once. Asks nothing where none is sampled. */
  async draw(tx: IngestConnection, rows: readonly EventRow[], instant: Date): Promise<void> {
    const arrivals = rows.flatMap(toArrival);
    if (arrivals.length === 0) return;
    const strata = groupBy(arrivals, nameOf);
    await this.readStale(tx, strata);
    const samples: Arrival[] = [];
    const counts: (Stratum & { requests: number; cut: number | null })[] = [];
    for (const [name, group] of strata) {
      const [first] = group;
      const known = this.known.get(name);
      if (!first || !known) continue;
      const { kept, cut } = drawLowest(group, known);
      known.kept += kept.length;
      samples.push(...kept);
      counts.push({ ...stratumOf(first), requests: group.length, cut });
    }
    await tx.query(STORE, [JSON.stringify(counts), JSON.stringify(samples.map(toRow)), instant]);
  }

  private async readStale(
    tx: IngestConnection,
    strata: ReadonlyMap<string, readonly Arrival[]>,
  ): Promise<void> {
    const stale = [...strata].flatMap(([name, [first]]) =>
      first && this.isStale(name, first.size) ? [{ ...stratumOf(first), name, size: first.size }] : [],
    );
    if (stale.length === 0) return;
    if (this.known.size > MOST_KNOWN) this.known.clear();
    const { rows } = await tx.query<{ name: string; size: number; below: number }>(READ_BELOW, [
      JSON.stringify(stale),
    ]);
    for (const { name, size, below } of rows) this.known.set(name, { size, below, kept: 0 });
  }

  /** With a quarter kept since, the threshold has fallen enough to be read again. */
  private isStale(name: string, size: number): boolean {
    const known = this.known.get(name);
    return !known || known.size !== size || known.kept * 4 >= size;
  }
}

/** The threshold: the size-th lowest priority there is, and what was ever left out. Above 1 there is none. */
const READ_BELOW = `
  SELECT s.name, s.size, least(
    coalesce((SELECT priority FROM review_sample r
              WHERE r.release_id = s.release_id AND r.stage_index = s.stage_index AND r.version_id = s.version_id
                AND r.cohort = s.cohort AND NOT r.is_excluded ORDER BY priority OFFSET s.size - 1 LIMIT 1), 2),
    coalesce((SELECT min(cut) FROM review_stratum t
              WHERE t.release_id = s.release_id AND t.stage_index = s.stage_index AND t.version_id = s.version_id
                AND t.cohort = s.cohort), 2)) AS below
  FROM json_to_recordset($1::json)
    AS s(name text, size int, release_id text, stage_index int, version_id text, cohort text)`;

function toArrival(row: EventRow): Arrival[] {
  const { sampledAs, attribution } = row;
  const { releaseId, stageIndex, versionId } = attribution;
  if (!sampledAs || releaseId === null || stageIndex === null || versionId === null) return [];
  const { cohort, priority, size }: SampledAs = sampledAs;
  const stratum = { release_id: releaseId, stage_index: stageIndex, version_id: versionId, cohort };
  return [{ ...stratum, priority, size, row }];
}

function stratumOf({ release_id, stage_index, version_id, cohort }: Stratum): Stratum {
  return { release_id, stage_index, version_id, cohort };
}

function nameOf({ release_id, stage_index, version_id, cohort }: Stratum): string {
  return `${release_id} ${stage_index} ${version_id} ${cohort}`;
}

// Of a release that was removed meanwhile nothing is kept, locked so that it is not removed in the midst of this; the events
// themselves are kept. One statement: one way to the database.
const STORE = `
  WITH counted AS (
    INSERT INTO review_stratum (release_id, stage_index, version_id, cohort, requests, cut)
    SELECT row.release_id, row.stage_index, row.version_id, row.cohort, row.requests, row.cut
    FROM json_to_recordset($1::json) AS row(release_id text, stage_index int, version_id text, cohort text,
      requests bigint, cut float8)
    JOIN release ON release.id = row.release_id
    FOR KEY SHARE OF release
  )
  INSERT INTO review_sample (id, release_id, stage_index, version_id, cohort, event_id, priority, input_key, input,
    output, created_at)
  SELECT row.id, row.release_id, row.stage_index, row.version_id, row.cohort, row.event_id, row.priority,
    row.input_key, row.input, row.output, $3
  FROM json_to_recordset($2::json) AS row(id text, release_id text, stage_index int, version_id text, cohort text,
    event_id text, priority float8, input_key text, input text, output text)
  JOIN release ON release.id = row.release_id
  FOR KEY SHARE OF release
  ON CONFLICT DO NOTHING`;

function toRow({ row: { input }, ...sample }: Arrival): object {
  return {
    ...stratumOf(sample),
    id: randomUUID(),
    event_id: input.id,
    priority: sample.priority,
    input_key: input.input === undefined ? null : hash('sha256', normalizedInput(input.input)),
    input: input.input,
    output: input.output,
  };
}
