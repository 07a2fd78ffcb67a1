import { sqlClient } from '../db/sql-client';

const HOUR_MS = 3_600_000;
const STRATUM = 'release_id, stage_index, version_id, cohort';

/**
 * Leaves of each stratum the samples with the lowest priorities, and those that somebody is shown. Looks where samples came
 * in the last hour. What goes, and what stays for its item alone, is noted as left out: the sample ends before it.
 */
export async function trimSamples(now: Date, sampleSize: number): Promise<void> {
  await sqlClient().begin(async (tx) => {
    // Locked before it is asked who is shown: an item that refers to one meanwhile waits, or has it.
    const over = await tx<{ id: string }[]>`
      SELECT id FROM review_sample WHERE id IN (
        SELECT id FROM (
          SELECT id, row_number() OVER (PARTITION BY ${tx.unsafe(STRATUM)} ORDER BY priority) AS rank
          FROM review_sample
          WHERE NOT is_excluded AND (${tx.unsafe(STRATUM)}) IN (
            SELECT ${tx.unsafe(STRATUM)} FROM review_sample WHERE created_at >= ${new Date(now.getTime() - HOUR_MS)})
        ) AS ranked WHERE rank > ${sampleSize}
      ) FOR UPDATE SKIP LOCKED`;
    if (over.length === 0) return;
    const ids = over.map(({ id }) => id);
    await tx`
      INSERT INTO review_stratum (${tx.unsafe(STRATUM)}, requests, cut)
      SELECT ${tx.unsafe(STRATUM)}, 0, min(priority) FROM review_sample WHERE id = ANY(${ids})
      GROUP BY ${tx.unsafe(STRATUM)}`;
    await tx`
      DELETE FROM review_sample WHERE id = ANY(${ids})
        AND NOT EXISTS (SELECT FROM review_item_sample WHERE sample_id = review_sample.id)`;
  });
}

/** Adds up what commits counted: one row a stratum. */
export async function mergeStrata(): Promise<void> {
  const key = sqlClient().unsafe(STRATUM);
  await sqlClient()`
    WITH several AS (
      SELECT ${key}, max(id) AS newest FROM review_stratum GROUP BY ${key} HAVING count(*) > 1
    ), gone AS (
      DELETE FROM review_stratum USING several
      WHERE review_stratum.release_id = several.release_id AND review_stratum.stage_index = several.stage_index
        AND review_stratum.version_id = several.version_id AND review_stratum.cohort = several.cohort
        AND review_stratum.id <= several.newest
      RETURNING review_stratum.*
    )
    INSERT INTO review_stratum (${key}, requests, cut)
    SELECT ${key}, sum(requests), min(cut) FROM gone GROUP BY ${key}`;
}
