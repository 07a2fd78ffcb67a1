import { FINGERPRINT_AXES } from '@/lib/core/telemetry/event';
import type { IngestConnection } from '../db/ingest-pool';
import type { EventRow } from './ingest-rows';

const MOST_CONTENTS = 20;

interface Count {
  versionId: string;
  axis: string;
  fingerprint: string;
  requests: number;
}

/**
 * Counts the contents that requests of known versions carried, a row for each content and commit. Call it last in the
 * commit: every process adds to the same few rows, in one order, and holds them only while the commit reaches the disk.
 */
export async function noteSightings(
  tx: IngestConnection,
  events: readonly EventRow[],
  at: Date,
): Promise<void> {
  const counts = [...countContents(events).values()].sort(byKey);
  if (counts.length === 0) return;
  const kept = await withinBound(tx, counts);
  // A version may be gone by now, with the sample: its traffic is kept, and has no content to compare with.
  await tx.query(
    `INSERT INTO fingerprint_sighting AS seen (version_id, axis, fingerprint, first_seen_at, last_seen_at, requests)
     SELECT version_id, axis, fingerprint, $5, $5, requests
     FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[])
       WITH ORDINALITY AS batch(version_id, axis, fingerprint, requests, number)
     WHERE EXISTS (SELECT FROM version WHERE id = version_id)
     ORDER BY number
     ON CONFLICT (version_id, axis, fingerprint) DO UPDATE SET
       first_seen_at = LEAST(seen.first_seen_at, EXCLUDED.first_seen_at),
       last_seen_at = GREATEST(seen.last_seen_at, EXCLUDED.last_seen_at),
       requests = seen.requests + EXCLUDED.requests`,
    [
      kept.map((count) => count.versionId),
      kept.map((count) => count.axis),
      kept.map((count) => count.fingerprint),
      kept.map((count) => count.requests),
      at,
    ],
  );
}

/**
 * Whoever hashes what differs in every request tells of no edit: of a version's axis the first contents are kept
 * count of, which says that much; later ones are left out.
 */
async function withinBound(tx: IngestConnection, counts: readonly Count[]): Promise<readonly Count[]> {
  const { rows } = await tx.query<{ version_id: string; axis: string; known: string[] }>(
    `SELECT version_id, axis, array_agg(fingerprint) AS known FROM fingerprint_sighting
     WHERE version_id = ANY($1) GROUP BY 1, 2`,
    [[...new Set(counts.map((count) => count.versionId))]],
  );
  const known = new Map(rows.map((row) => [`${row.version_id} ${row.axis}`, new Set(row.known)]));
  return counts.filter(({ versionId, axis, fingerprint }) => {
    const key = `${versionId} ${axis}`;
    const contents = known.get(key) ?? new Set();
    known.set(key, contents);
    if (contents.size < MOST_CONTENTS) contents.add(fingerprint);
    return contents.has(fingerprint);
  });
}

function countContents(events: readonly EventRow[]): Map<string, Count> {
  const counts = new Map<string, Count>();
  for (const { input, attribution } of events) {
    const { versionId } = attribution;
    if (!input.fingerprints || versionId === null || input.kind === 'tool_call') continue;
    for (const axis of FINGERPRINT_AXES) {
      const fingerprint = input.fingerprints[axis]?.toLowerCase();
      if (fingerprint === undefined) continue;
      const key = `${versionId} ${axis} ${fingerprint}`;
      const known = counts.get(key);
      if (known) known.requests += 1;
      else counts.set(key, { versionId, axis, fingerprint, requests: 1 });
    }
  }
  return counts;
}

// Two commits that meet take the rows in the same order, so that neither waits for the other forever.
function byKey(a: Count, b: Count): number {
  const [left, right] = [a, b].map((count) => `${count.versionId} ${count.axis} ${count.fingerprint}`);
  return (left ?? '') < (right ?? '') ? -1 : 1;
}
