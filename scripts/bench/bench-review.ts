import type { Sql } from '@/lib/server/db/sql-client';

const ITEMS = 60;

/** Outputs of both arms to judge, each an item of its own. */
export async function fillReviewQueue(sql: Sql, releaseId: string): Promise<void> {
  const numbers = sql`generate_series(1, ${ITEMS}::int) AS n`;
  const [release] = await sql<{ stage: number; baseline: string; candidate: string }[]>`
    SELECT stage_index AS stage, baseline_version_id AS baseline, candidate_version_id AS candidate
    FROM release WHERE id = ${releaseId}`;
  if (!release) throw new Error('There is no such release');
  const { stage, baseline, candidate } = release;
  await sql`
    INSERT INTO review_sample (id, release_id, stage_index, version_id, cohort, event_id, priority, input, output, created_at)
    SELECT 'sample-' || n, ${releaseId}, ${stage}, CASE WHEN n % 2 = 0 THEN ${baseline} ELSE ${candidate} END, 'Cohort',
      'event-' || n, random(), 'How do I return order ' || n || '?',
      repeat('Send it back within 30 days; the label is in the box. ', 6), now()
    FROM ${numbers}`;
  await sql`
    INSERT INTO review_item (id, release_id, stage_index, kind, place, reviews_wanted, created_at)
    SELECT 'item-' || n, ${releaseId}, ${stage}, 'single', random(), 2, now() FROM ${numbers}`;
  await sql`INSERT INTO review_item_sample (item_id, sample_id) SELECT 'item-' || n, 'sample-' || n FROM ${numbers}`;
}
