import type { MetricId } from '@/lib/core/telemetry/metric';
import { sumOf } from '@/lib/core/telemetry/rollup';
import { OTHER_VALUE } from '@/lib/core/telemetry/slice-values';
import { mergeBy, type RollupQuestion, readRollups, WHOLE_MS } from './read-rollups';
import { toVersionRollUp, type VersionRollUp } from './roll-up-by-version';
import type { RollupRow } from './rollup-home';

/** The metrics of one version where one context attribute has one value; OTHER_VALUE: one without a row of its own. */
export interface SliceRollUp<M extends MetricId> extends VersionRollUp<M> {
  attribute: string;
  value: string;
}

// An attribute whose values with rows of their own make up less than this names things, not groups.
const LEAST_TOLD_SHARE = 0.2;

/**
 * The `limit` values of context attributes that the most requests carry, by version, most traffic first; behind them those
 * of `also` that are not among them.
 */
export async function rollUpSlices<M extends MetricId>(
  selection: RollupQuestion,
  versionIds: readonly string[],
  metrics: readonly M[],
  limit: number,
  also: readonly { attribute: string; value: string }[] = [],
): Promise<SliceRollUp<M>[]> {
  const { rows } = await readRollups(selection, WHOLE_MS, true);
  const ofArms = rows.filter((row) => versionIds.includes(row.versionId));
  const named = new Set(attributesThatGroup(ofArms));
  const slices = mergeBy(
    ofArms.filter((row) => named.has(row.dimension)),
    sliceKey,
  );
  const top = [...slices]
    .map(([key, rollup]) => ({ key, requests: sumOf(rollup, 'requests') }))
    .sort((a, b) => b.requests - a.requests || (a.key < b.key ? -1 : 1))
    .slice(0, limit)
    .map(({ key }) => key);
  const asked = also.map(({ attribute: dimension, value }) => sliceKey({ dimension, value }));
  const byVersion = mergeBy(ofArms, (row) => `${sliceKey(row)} ${row.versionId}`);
  return [...new Set([...top, ...asked])].flatMap((key) => {
    // Written by sliceKey.
    const [attribute, value] = JSON.parse(key) as [string, string];
    return [...versionIds].sort().flatMap((versionId) => {
      const rollup = byVersion.get(`${key} ${versionId}`);
      return rollup ? [{ attribute, value, ...toVersionRollUp(versionId, rollup, metrics) }] : [];
    });
  });
}

function sliceKey({ dimension, value }: Pick<RollupRow, 'dimension' | 'value'>): string {
  return JSON.stringify([dimension, value]);
}

/** Attributes whose values with rows of their own make up enough of what carries them. */
export function attributesThatGroup(rows: readonly RollupRow[]): string[] {
  return [...mergeBy(rows, (row) => row.dimension)].flatMap(([dimension, all]) => {
    const told = rows.filter((row) => row.dimension === dimension && row.value !== OTHER_VALUE);
    const requests = told.reduce((sum, row) => sum + sumOf(row, 'requests'), 0);
    return requests >= LEAST_TOLD_SHARE * sumOf(all, 'requests') ? [dimension] : [];
  });
}
