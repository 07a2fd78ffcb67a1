import { type ExcludedCohort, isExcluded } from '@/lib/core/cohort/excluded-cohort';
import type { ReleaseRecord } from '../db/release-row';
import { sqlClient } from '../db/sql-client';
import type { Transaction } from '../db/transaction';
import { readEventContexts } from './read-event-contexts';

/** Outputs of a cohort that is left out are offered to no reviewer any more; what was judged stays. */
export async function leaveSamplesOut(
  tx: Transaction,
  { id, feature }: Pick<ReleaseRecord, 'id' | 'feature'>,
  excluded: ExcludedCohort,
): Promise<void> {
  const samples = await sqlClient()<{ id: string; eventId: string }[]>`
    SELECT id, event_id AS "eventId" FROM review_sample
    WHERE release_id = ${id} AND output IS NOT NULL AND NOT is_excluded`;
  const contexts = await readEventContexts(
    feature.id,
    samples.map(({ eventId }) => eventId),
  );
  const out = samples.filter(({ eventId }) => isExcluded([excluded], contexts.get(eventId) ?? {}));
  await tx.reviewSample.updateMany({
    where: { id: { in: out.map((sample) => sample.id) } },
    data: { isExcluded: true },
  });
}
