import { isExcluded } from '@/lib/core/cohort/excluded-cohort';
import type { ReleaseRecord } from '../db/release-row';
import { sqlClient } from '../db/sql-client';
import { readEventContexts } from './read-event-contexts';

const MOST_AT_ONCE = 5_000;

/**
 * Marks the outputs of cohorts that were left out, so that no reviewer is offered them; what was judged stays. Repeated before
 * each draw: outputs that were under way when the cohort was left out come later. Of an event that is no longer there its
 * cohort is not known, and the output stays.
 */
export async function leaveSamplesOut({
  id,
  feature,
  exclusions,
}: Pick<ReleaseRecord, 'id' | 'feature' | 'exclusions'>): Promise<void> {
  if (exclusions.length === 0) return;
  const sql = sqlClient();
  const samples = await sql<{ id: string; eventId: string }[]>`
    SELECT id, event_id AS "eventId" FROM review_sample
    WHERE release_id = ${id} AND exclusions_seen < ${exclusions.length} LIMIT ${MOST_AT_ONCE}`;
  if (samples.length === 0) return;
  const contexts = await readEventContexts(
    (text, values) => sql.unsafe(text, values),
    feature.id,
    samples.map(({ eventId }) => eventId),
  );
  const out = samples.filter(({ eventId }) => isExcluded(exclusions, contexts.get(eventId) ?? {}));
  await sql`
    UPDATE review_sample SET exclusions_seen = ${exclusions.length},
      is_excluded = is_excluded OR id = ANY(${out.map((sample) => sample.id)})
    WHERE id = ANY(${samples.map((sample) => sample.id)})`;
}
