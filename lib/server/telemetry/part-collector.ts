import { type Contribution, contribute, emptyRollup, type Rollup } from '@/lib/core/telemetry/rollup';
import { eachSliceable, OTHER_VALUE, type TrackedValues } from '@/lib/core/telemetry/slice-values';
import type { RollupKey } from './rollup-home';

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
  /** By feature: of one there are few. */
  private readonly groups = new Map<string, Group[]>();

  constructor(private readonly trackedOf: (featureId: string) => TrackedValues | undefined) {}

  add(
    counted: CountedAs,
    context: Readonly<Record<string, unknown>> | undefined,
    contribution: Contribution,
  ): void {
    const group = this.groupOf(counted);
    contribute(group.whole, contribution);
    const tracked = counted.versionId === '' ? undefined : this.trackedOf(counted.featureId);
    if (!tracked) return;
    eachSliceable(context, (dimension, value) => {
      const values = tracked.get(dimension);
      if (values)
        contribute(sliceOf(group, dimension, values.has(value) ? value : OTHER_VALUE), contribution);
    });
  }

  parts(): RollupPart[] {
    return [...this.groups.values()]
      .flat()
      .flatMap(({ counted, whole, slices }) => [
        { key: { ...counted, dimension: '', value: '' }, rollup: whole },
        ...[...slices].flatMap(([dimension, values]) =>
          [...values].map(([value, rollup]) => ({ key: { ...counted, dimension, value }, rollup })),
        ),
      ]);
  }

  private groupOf(counted: CountedAs): Group {
    const ofFeature = this.groups.get(counted.featureId) ?? [];
    const known = ofFeature.find((group) => isSame(group.counted, counted));
    if (known) return known;
    const fresh = { counted, whole: emptyRollup(), slices: new Map() };
    this.groups.set(counted.featureId, [...ofFeature, fresh]);
    return fresh;
  }
}

function isSame(a: CountedAs, b: CountedAs): boolean {
  return (
    a.versionId === b.versionId &&
    a.comparable === b.comparable &&
    a.stageIndex === b.stageIndex &&
    a.releaseId === b.releaseId &&
    a.featureId === b.featureId
  );
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
