import { groupBy } from '@/lib/core/group-by';
import { mergeInto } from '@/lib/core/telemetry/rollup';
import { sliceKey } from '@/lib/core/watch/slice-budget';
import type { WatchedArms, WatchedBlock } from '@/lib/core/watch/step-watch';
import { rollupHome } from '../telemetry/home';
import { BLOCK_MS, type RollupRow } from '../telemetry/rollup-home';

export interface ComparedArms {
  id: string;
  baselineId: string;
  candidateId: string;
}

/** The closed blocks from `fromMs` to `toMs` of each release in which something was compared, in order. */
export async function readComparedBlocks(
  releases: readonly ComparedArms[],
  fromMs: number,
  toMs: number,
): Promise<Map<string, WatchedBlock[]>> {
  const ids = releases.map(({ id }) => id);
  const rows = await rollupHome().readCompared(ids, fromMs, toMs);
  const byRelease = groupBy(rows, ({ releaseId }) => releaseId);
  return new Map(releases.map((release) => [release.id, toBlocks(release, byRelease.get(release.id) ?? [])]));
}

interface OpenBlock extends WatchedBlock {
  slices: { dimension: string; value: string; arms: WatchedArms }[];
}

function toBlocks({ baselineId, candidateId }: ComparedArms, rows: readonly RollupRow[]): WatchedBlock[] {
  const blocks = new Map<string, OpenBlock>();
  const slices = new Map<string, WatchedArms>();
  for (const row of rows) {
    const arm = row.versionId === candidateId ? 'candidate' : 'baseline';
    if (arm === 'baseline' && row.versionId !== baselineId) continue;
    const number = row.startsAtMs / BLOCK_MS;
    const name = `${number} ${row.stageIndex}`;
    const block = blocks.get(name) ?? { number, stageIndex: row.stageIndex, whole: {}, slices: [] };
    blocks.set(name, block);
    if (row.dimension === '') {
      addTo(block.whole, arm, row);
      continue;
    }
    const slice = `${name} ${sliceKey(row.dimension, row.value)}`;
    const known = slices.get(slice);
    const arms = known ?? {};
    if (!known) {
      slices.set(slice, arms);
      block.slices.push({ dimension: row.dimension, value: row.value, arms });
    }
    addTo(arms, arm, row);
  }
  const ordered = [...blocks.values()].sort((a, b) => a.number - b.number || a.stageIndex - b.stageIndex);
  // Whoever turns up first has a larger part of the budget, so the order must be the same at every replay.
  for (const { slices: unordered } of ordered) {
    unordered.sort((a, b) => (sliceKey(a.dimension, a.value) < sliceKey(b.dimension, b.value) ? -1 : 1));
  }
  return ordered;
}

function addTo(arms: WatchedArms, arm: 'candidate' | 'baseline', row: RollupRow): void {
  const known = arms[arm];
  if (known) mergeInto(known, row);
  else arms[arm] = row;
}
