import { sqlClient } from '../db/sql-client';

const MOST_EVENTS = 50_000;
const KEPT_MS = 30_000;

export interface AssignedUnits {
  candidate: number;
  baseline: number;
}

// A page that is looked at asks every few seconds; the answer changes slowly.
const kept = new Map<string, { at: number; units: Promise<AssignedUnits> }>();

/**
 * How many bucketing units (users, tenants) each arm of a stage was seen to have, each counted once, from the first events
 * that were compared there: enough to tell shares apart, and bounded whatever the traffic. Kept for half a minute.
 */
export async function observeAssigned(
  release: { id: string; featureId: string; stageIndex: number; stageEnteredAt: Date },
  versions: { baselineId: string; candidateId: string },
  now: Date,
): Promise<AssignedUnits> {
  const name = `${release.id} ${release.stageIndex}`;
  const known = kept.get(name);
  if (known && now.getTime() - known.at < KEPT_MS) return known.units;
  for (const [key, { at }] of kept) if (now.getTime() - at >= KEPT_MS) kept.delete(key);
  const units = countUnits(release, versions);
  kept.set(name, { at: now.getTime(), units });
  const forget = () => kept.delete(name);
  // The first that is seen is what a page waits for.
  units.then(({ candidate, baseline }) => candidate * baseline > 0 || forget(), forget);
  return units;
}

async function countUnits(
  { id, featureId, stageIndex, stageEnteredAt }: Parameters<typeof observeAssigned>[0],
  { baselineId, candidateId }: Parameters<typeof observeAssigned>[1],
): Promise<AssignedUnits> {
  const rows = await sqlClient()<{ version_id: string; units: number }[]>`
    SELECT version_id, count(DISTINCT unit)::int AS units
    FROM (SELECT e.version_id, CASE WHEN f.bucket_by = 'targetingKey' THEN e.targeting_key
                                    ELSE coalesce(e.context ->> f.bucket_by, e.targeting_key) END AS unit
          FROM event e JOIN feature f ON f.id = e.feature_id
          WHERE e.feature_id = ${featureId} AND e.received_at >= ${stageEnteredAt} AND e.comparable
            AND e.release_id = ${id} AND e.stage_index = ${stageIndex}
          ORDER BY e.received_at LIMIT ${MOST_EVENTS}) AS seen
    WHERE unit IS NOT NULL
    GROUP BY version_id`;
  const of = (versionId: string) => rows.find((row) => row.version_id === versionId)?.units ?? 0;
  return { candidate: of(candidateId), baseline: of(baselineId) };
}
