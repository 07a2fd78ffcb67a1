import type { GateFacts } from '@/lib/core/release/gate-facts';
import { findHiddenEdits } from '@/lib/core/telemetry/hidden-edit';
import type { Reader } from '@/lib/server/db/reader';
import type { ReleaseRecord } from '@/lib/server/db/release-row';
import { readSightings } from '@/lib/server/db/sighting-rows';

/** What traffic says of the content of the release's two versions (rule 10). */
export async function gatherContent(
  reader: Reader,
  { baseline, candidate }: Pick<ReleaseRecord, 'baseline' | 'candidate'>,
  now: Date,
): Promise<GateFacts['content']> {
  const arms = [
    { arm: 'baseline' as const, version: baseline },
    { arm: 'candidate' as const, version: candidate },
  ].flatMap(({ arm, version }) => (version ? [{ arm, version }] : []));
  const ids = arms.map(({ version }) => version.id);
  const sightings = await readSightings(reader, ids);
  const edits = arms.flatMap(({ arm, version }) => {
    const { id: versionId, variant, fingerprints } = version;
    const own = sightings.filter((sighting) => sighting.versionId === versionId);
    return findHiddenEdits(fingerprints, own, now).map((edit) => ({ ...edit, arm, versionId, variant }));
  });
  return { fingerprinted: sightings.length > 0, edits };
}
