import { type Contribution, contribute, emptyRollup, type Rollup } from '@/lib/core/telemetry/rollup';
import { OTHER_VALUE, type TrackedValues } from '@/lib/core/telemetry/slice-values';
import type { RollupKey } from './rollup-home';

/** The plain attributes of a request, as slices know them. */
export type Attributes = readonly (readonly [string, string])[];

/** To what an event counts, in the words of a rollup's key. */
export type CountedAs = Pick<
  RollupKey,
  'featureId' | 'releaseId' | 'stageIndex' | 'versionId' | 'comparable'
>;

export interface RollupPart {
  key: RollupKey;
  rollup: Rollup;
}

interface Group {
  counted: CountedAs;
  whole: Rollup;
  slices: Map<string, Map<string, Rollup>>;
}

/** Adds up what one commit stores. Slices are kept for traffic of a known version, by the values that are tracked. */
export class PartCollector {
  private readonly groups = new Map<string, Group>();

  constructor(private readonly trackedOf: (featureId: string) => TrackedValues | undefined) {}

  add(counted: CountedAs, attributes: Attributes, contribution: Contribution): void {
    const group = this.groupOf(counted);
    contribute(group.whole, contribution);
    const tracked = counted.versionId === '' ? undefined : this.trackedOf(counted.featureId);
    if (!tracked) return;
    for (const [dimension, value] of attributes) {
      const values = tracked.get(dimension);
      if (values)
        contribute(sliceOf(group, dimension, values.has(value) ? value : OTHER_VALUE), contribution);
    }
  }

  parts(): RollupPart[] {
    return [...this.groups.values()].flatMap(({ counted, whole, slices }) => [
      { key: { ...counted, dimension: '', value: '' }, rollup: whole },
      ...[...slices].flatMap(([dimension, values]) =>
        [...values].map(([value, rollup]) => ({ key: { ...counted, dimension, value }, rollup })),
      ),
    ]);
  }

  private groupOf(counted: CountedAs): Group {
    const { featureId, releaseId, stageIndex, versionId, comparable } = counted;
    const key = `${featureId} ${releaseId} ${stageIndex} ${versionId} ${comparable}`;
    const known = this.groups.get(key);
    if (known) return known;
    const fresh = { counted, whole: emptyRollup(), slices: new Map() };
    this.groups.set(key, fresh);
    return fresh;
  }
}

function sliceOf(group: Group, dimension: string, value: string): Rollup {
  let values = group.slices.get(dimension);
  if (!values) {
    values = new Map();
    group.slices.set(dimension, values);
  }
  let rollup = values.get(value);
  if (!rollup) {
    rollup = emptyRollup();
    values.set(value, rollup);
  }
  return rollup;
}
