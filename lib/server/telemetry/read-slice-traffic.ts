import { groupBy } from '@/lib/core/group-by';
import { sumOf } from '@/lib/core/telemetry/rollup';
import { OTHER_VALUE } from '@/lib/core/telemetry/slice-values';
import { mergeBy, readRollups, WHOLE_MS } from './read-rollups';
import { attributesThatGroup } from './roll-up-slices';

export interface SliceTraffic {
  attribute: string;
  value: string;
  requests: number;
}

/** How many requests since carry each value of the attributes that name groups, whatever version served them; most first. */
export async function readSliceTraffic(
  featureId: string,
  from: Date,
): Promise<ReadonlyMap<string, SliceTraffic[]>> {
  const { rows } = await readRollups({ featureId, from }, WHOLE_MS, true);
  const named = new Set(attributesThatGroup(rows));
  const told = rows.filter((row) => named.has(row.dimension) && row.value !== OTHER_VALUE);
  const slices = [...mergeBy(told, (row) => JSON.stringify([row.dimension, row.value]))].map(
    ([key, rollup]) => {
      // Written in the line above.
      const [attribute, value] = JSON.parse(key) as [string, string];
      return { attribute, value, requests: sumOf(rollup, 'requests') };
    },
  );
  const byTraffic = slices.sort((a, b) => b.requests - a.requests || (a.value < b.value ? -1 : 1));
  return groupBy(byTraffic, ({ attribute }) => attribute);
}
