export interface SliceDimension {
  name: string;
  /** `share`: of the reference window's requests, 0..1. */
  values: readonly { value: string; share: number }[];
}

export interface SliceWeight {
  dimension: string;
  value: string;
  /** Of the slice family's part of alpha. */
  weight: number;
}

const LEAST_SHARE = 0.01;
const FOR_NEW_VALUES = 0.1;
const PINNED = 5;

/**
 * How the slice family's part of alpha is split, frozen when the release begins: nine tenths over the dimensions equally,
 * and within each over its values above 1 % of the reference's requests; a pinned value weighs five times as much and is
 * in whatever its traffic. One tenth is kept for values that turn up later (newSliceWeight). Everything adds up to at most 1.
 */
export function sliceWeights(
  dimensions: readonly SliceDimension[],
  pinned: readonly { dimension: string; value: string }[] = [],
): SliceWeight[] {
  const isPinned = (dimension: string, value: string) =>
    pinned.some((one) => one.dimension === dimension && one.value === value);
  const raw = dimensions.flatMap(({ name, values }) => {
    const used = values.filter(({ value, share }) => share > LEAST_SHARE || isPinned(name, value));
    return used.map(({ value }) => ({
      dimension: name,
      value,
      weight: (isPinned(name, value) ? PINNED : 1) / used.length / dimensions.length,
    }));
  });
  const sum = raw.reduce((total, { weight }) => total + weight, 0);
  // A dimension without a value leaves its part unused: only pins are paid for by the others.
  const scale = (1 - FOR_NEW_VALUES) / Math.max(1, sum);
  return raw.map((slice) => ({ ...slice, weight: slice.weight * scale }));
}

/**
 * The weight of a dimension's k-th new value (k from 1): 0.1 (6 / π²) / k² of the dimension, so that however many come,
 * together they spend the tenth. Throws RangeError for a k or a number of dimensions below 1.
 */
export function newSliceWeight(k: number, dimensions: number): number {
  if (!(Number.isSafeInteger(k) && k >= 1 && Number.isSafeInteger(dimensions) && dimensions >= 1))
    throw new RangeError(`A new value needs a place from 1 and a dimension, not ${k} of ${dimensions}.`);
  return (FOR_NEW_VALUES * 6) / (Math.PI * Math.PI * k * k) / dimensions;
}
