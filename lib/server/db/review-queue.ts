import type { ItemKind } from '@/lib/core/review/verdict';
import type { ReviewItemView, ReviewProgress } from '@/lib/schemas/review-item';
import { IS_JUDGED, IS_OPEN } from './review-open';
import { type Sql, type SqlTransaction, sqlClient } from './sql-client';

/** Keeps an answer small enough to be read at once; one item is sent whatever its size. */
const MOST_CHARACTERS = 4_000_000;

interface Asked {
  releaseId: string;
  reviewerId: string;
  /** Items that the reviewer has: they are not sent again, and stay theirs. */
  have: readonly string[];
  count: number;
  now: Date;
  until: Date;
}

/** The next items for one reviewer, in the order of the queue. They are this reviewer's until then. */
export async function takeItems({ releaseId, reviewerId, have, ...asked }: Asked): Promise<ReviewItemView[]> {
  const { count, now, until } = asked;
  return sqlClient().begin(async (tx) => {
    // One at a time, or two would be given the last place of an item.
    await tx`SELECT pg_advisory_xact_lock(hashtextextended(${`review ${releaseId}`}, 0))`;
    await tx`
      UPDATE review_lease SET until = ${until}
      WHERE reviewer_id = ${reviewerId} AND item_id = ANY(${[...have]}::text[])`;
    const chosen = await tx<{ id: string }[]>`
      WITH ${states(tx, { releaseIds: [releaseId], reviewerId, now })},
      next AS (
        SELECT id, place FROM state
        WHERE is_open AND NOT mine AND given + leased < reviews_wanted AND NOT id = ANY(${[...have]}::text[])
        ORDER BY place LIMIT ${count}
      ),
      sized AS (
        SELECT next.*, sum(size) OVER (ORDER BY place) - size AS before FROM next, LATERAL (
          SELECT coalesce(sum(coalesce(length(s.input), 0) + coalesce(length(s.output), 0)), 0) + coalesce((
            SELECT coalesce(length(c.input), 0) + length(c.baseline->>'output') + length(c.candidate->>'output')
            FROM review_item i JOIN evidence_case c ON c.evidence_id = i.evidence_id AND c.number = i.case_number
            WHERE i.id = next.id), 0) AS size
          FROM review_item_sample x JOIN review_sample s ON s.id = x.sample_id WHERE x.item_id = next.id
        ) AS sizes
      )
      SELECT id FROM sized WHERE before < ${MOST_CHARACTERS}`;
    const ids = chosen.map(({ id }) => id);
    await tx`
      INSERT INTO review_lease (item_id, reviewer_id, until)
      SELECT id, ${reviewerId}, ${until} FROM unnest(${ids}::text[]) AS id
      ON CONFLICT (item_id, reviewer_id) DO UPDATE SET until = excluded.until`;
    return readItems(tx, ids);
  });
}

export interface ReleaseProgress extends ReviewProgress {
  releaseId: string;
}

/** How far one person is with each of these releases; those that have nothing to judge are absent. */
export async function readProgress(
  releaseIds: readonly string[],
  reviewerId: string,
  now: Date,
): Promise<ReleaseProgress[]> {
  const sql = sqlClient();
  return sql<ReleaseProgress[]>`
    WITH ${states(sql, { releaseIds, reviewerId, now })}
    SELECT release_id AS "releaseId",
      count(*) FILTER (WHERE mine AND is_present)::int AS judged,
      count(*) FILTER (WHERE is_open AND NOT mine AND given + leased < reviews_wanted)::int AS left,
      count(*) FILTER (WHERE is_open AND (mine OR given + leased >= reviews_wanted))::int AS waiting
    FROM state GROUP BY release_id`;
}

/** Each item as one person meets it. */
function states(
  sql: Sql | SqlTransaction,
  { releaseIds, reviewerId, now }: { releaseIds: readonly string[]; reviewerId: string; now: Date },
) {
  return sql`state AS (
    SELECT i.id, i.release_id, i.place, i.reviews_wanted, i.stage_index = r.stage_index AS is_present,
      (SELECT count(*) FROM review_verdict v WHERE v.item_id = i.id AND v.undone_at IS NULL) AS given,
      EXISTS (SELECT FROM review_verdict v
        WHERE v.item_id = i.id AND v.undone_at IS NULL AND v.reviewer_id = ${reviewerId}) AS mine,
      (SELECT count(*) FROM review_lease l
        WHERE l.item_id = i.id AND l.reviewer_id <> ${reviewerId} AND l.until > ${now}
          AND NOT EXISTS (SELECT FROM review_verdict v
            WHERE v.item_id = i.id AND v.reviewer_id = l.reviewer_id AND v.undone_at IS NULL)) AS leased,
      ${sql.unsafe(IS_OPEN)} AS is_open
    FROM review_item i JOIN release r ON r.id = i.release_id
    WHERE i.release_id = ANY(${[...releaseIds]}::text[]) AND ${sql.unsafe(IS_JUDGED)}
  )`;
}

interface ItemRow {
  id: string;
  kind: ItemKind;
  answers: { input: string | null; output: string }[];
}

/** A is before B, whichever of them the candidate is. */
async function readItems(sql: SqlTransaction, ids: readonly string[]): Promise<ReviewItemView[]> {
  const rows = await sql<ItemRow[]>`
    SELECT i.id, i.kind, CASE WHEN i.evidence_id IS NULL THEN (
        SELECT json_agg(json_build_object('input', s.input, 'output', s.output)
          ORDER BY ((s.version_id = r.candidate_version_id) = i.candidate_is_a) DESC)
        FROM review_item_sample x JOIN review_sample s ON s.id = x.sample_id WHERE x.item_id = i.id
      ) ELSE (
        SELECT json_build_array(
          json_build_object('input', c.input, 'output',
            CASE WHEN i.candidate_is_a THEN c.candidate ELSE c.baseline END ->> 'output'),
          json_build_object('input', c.input, 'output',
            CASE WHEN i.candidate_is_a THEN c.baseline ELSE c.candidate END ->> 'output'))
        FROM evidence_case c WHERE c.evidence_id = i.evidence_id AND c.number = i.case_number
      ) END AS answers
    FROM review_item i JOIN release r ON r.id = i.release_id
    WHERE i.id = ANY(${[...ids]}::text[]) ORDER BY i.place`;
  return rows.map(({ id, kind, answers }) => ({
    ...{ id, kind },
    inputs: [...new Set(answers.map(({ input }) => input))],
    outputs: answers.map(({ output }) => output),
  }));
}
