import type { EventInput } from '../telemetry/event';
import { type Contribution, contribute, contributionOf, emptyRollup } from '../telemetry/rollup';
import { MOST_DIMENSIONS, MOST_VALUES, OTHER_VALUE, sliceableAttributes } from '../telemetry/slice-values';
import { sliceKey } from '../watch/slice-budget';
import type { WatchedArms, WatchedBlock } from '../watch/step-watch';

/**
 * Which values have rows of their own: the first that turn up, as many as there is room for. A server also lets busier
 * values take the place of quieter ones later, which a log of one release is too short for.
 */
export class FirstValues {
  private readonly byDimension = new Map<string, Set<string>>();

  has(dimension: string, value: string): boolean {
    const known = this.byDimension.get(dimension) ?? new Set<string>();
    if (known.has(value)) return true;
    const isNewDimension = known.size === 0;
    if (value === OTHER_VALUE || known.size >= MOST_VALUES) return false;
    if (isNewDimension && this.byDimension.size >= MOST_DIMENSIONS) return false;
    this.byDimension.set(dimension, known.add(value));
    return true;
  }
}

/** A block that is being filled, request by request. */
export class OpenBlock {
  private readonly whole: WatchedArms = {};
  private readonly slices = new Map<string, { dimension: string; value: string; arms: WatchedArms }>();

  constructor(
    readonly number: number,
    private readonly stageIndex: number,
    private readonly values: FirstValues,
  ) {}

  add(arm: 'candidate' | 'baseline', event: EventInput, context: Readonly<Record<string, unknown>>): void {
    // No cap: costs are cut at what was frozen of earlier traffic, and a log has none.
    const shown = contributionOf(event, 0, null);
    addTo(this.whole, arm, shown);
    for (const [dimension, value] of sliceableAttributes(context)) {
      if (!this.values.has(dimension, value)) continue;
      const key = sliceKey(dimension, value);
      const slice = this.slices.get(key) ?? { dimension, value, arms: {} };
      this.slices.set(key, slice);
      addTo(slice.arms, arm, shown);
    }
  }

  /** In the order of their names, as stored blocks are read: who turns up first has a larger part of the budget. */
  close(): WatchedBlock {
    const slices = [...this.slices].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, slice]) => slice);
    return { number: this.number, stageIndex: this.stageIndex, whole: this.whole, slices };
  }
}

function addTo(arms: WatchedArms, arm: 'candidate' | 'baseline', shown: Contribution): void {
  const rollup = arms[arm] ?? emptyRollup();
  arms[arm] = rollup;
  contribute(rollup, shown);
}
