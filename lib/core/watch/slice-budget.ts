import { newSliceWeight, type SliceDimension, sliceWeights } from '../stats/slice-weights';

/** How the slices' part of alpha is split: frozen for what the reference window knew, and a rule for what turns up later. */
export interface SliceBudget {
  known: ReadonlyMap<string, number>;
  dimensions: ReadonlySet<string>;
}

export function sliceKey(dimension: string, value: string): string {
  return JSON.stringify([dimension, value]);
}

export function sliceBudget(reference: readonly SliceDimension[]): SliceBudget {
  return {
    known: new Map(
      sliceWeights(reference).map(({ dimension, value, weight }) => [sliceKey(dimension, value), weight]),
    ),
    dimensions: new Set(reference.map(({ name }) => name)),
  };
}

/** Who turned up after the reference window, in order: the place of a dimension among the new, of a value in its own. */
export interface Newcomers {
  dimensions: string[];
  values: Record<string, string[]>;
}

const SERIES = 6 / (Math.PI * Math.PI);

/**
 * The weight of a slice; `newcomers` is told of one that turns up now. A new value of a known dimension has a place in that
 * dimension's tenth. The values of the j-th new dimension share 6 / (π j)² of what is left for new dimensions: everything
 * where no reference is known, else nothing but what known dimensions leave unused, so that the sum stays within 1.
 */
export function weightOf(
  budget: SliceBudget,
  dimension: string,
  value: string,
  newcomers: Newcomers,
): number {
  const known = budget.known.get(sliceKey(dimension, value));
  if (known !== undefined) return known;
  const isNewDimension = !budget.dimensions.has(dimension);
  if (isNewDimension && !newcomers.dimensions.includes(dimension)) newcomers.dimensions.push(dimension);
  const values = newcomers.values[dimension] ?? [];
  newcomers.values[dimension] = values;
  if (!values.includes(value)) values.push(value);
  const k = values.indexOf(value) + 1;
  if (!isNewDimension) return newSliceWeight(k, budget.dimensions.size) * KNOWN_PART;
  const j = newcomers.dimensions.indexOf(dimension) + 1;
  const part = budget.dimensions.size === 0 ? 1 : NEW_PART;
  return (part * SERIES * SERIES) / (j * j * k * k);
}

// Of the tenth that known dimensions keep for newcomers, half is for new values, half for new dimensions.
const KNOWN_PART = 0.5;
const NEW_PART = 0.05;
