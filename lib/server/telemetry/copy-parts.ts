import { copyArray, copyLine } from '../db/copy-text';
import { copyInto, type IngestConnection } from '../db/ingest-pool';
import type { RollupPart } from './part-collector';

const COPY_PARTS = `COPY rollup_part (block, feature_id, release_id, stage_index, version_id, comparable, dimension,
  value, sums, latency_indexes, latency_counts, last_at) FROM STDIN`;

/** Adds what one commit collected to its block, which must be open. */
export async function copyParts(
  tx: IngestConnection,
  parts: readonly RollupPart[],
  block: number,
): Promise<void> {
  if (parts.length === 0) return;
  const lines = parts.map(({ key, rollup }) =>
    copyLine([
      block,
      key.featureId,
      key.releaseId,
      key.stageIndex,
      key.versionId,
      key.comparable,
      key.dimension,
      key.value,
      copyArray(rollup.sums),
      copyArray([...rollup.latency.keys()]),
      copyArray([...rollup.latency.values()]),
      rollup.lastAtMs === null ? null : new Date(rollup.lastAtMs).toISOString(),
    ]),
  );
  await copyInto(tx, COPY_PARTS, lines.join(''));
}
