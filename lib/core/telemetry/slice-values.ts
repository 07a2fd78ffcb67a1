/** Attributes of a feature that are followed by value; more are left out. */
export const MOST_DIMENSIONS = 20;
/** Values of an attribute that have rows of their own; the rest is counted together. */
export const MOST_VALUES = 50;
/** Stands for every value without a row of its own. An attribute whose value is empty counts here too. */
export const OTHER_VALUE = '';
/** A longer name or value names a thing, not a group. */
export const LONGEST_VALUE = 200;

/** By attribute, the values that have rows of their own. */
export type TrackedValues = ReadonlyMap<string, ReadonlySet<string>>;

type Context = Readonly<Record<string, unknown>> | undefined;

/** The plain attributes (text, number, yes or no) of a request's context, as slices know them. */
export function sliceableAttributes(context: Context): [string, string][] {
  const found: [string, string][] = [];
  eachSliceable(context, (name, value) => found.push([name, value]));
  return found;
}

/** The same one by one, for where there are many thousand contexts a second. */
export function eachSliceable(context: Context, visit: (name: string, value: string) => void): void {
  for (const name in context) {
    const value = context[name];
    const kind = typeof value;
    if (name === '' || name.length > LONGEST_VALUE) continue;
    if (kind !== 'string' && kind !== 'number' && kind !== 'boolean') continue;
    const text = String(value);
    visit(name, text.length > LONGEST_VALUE ? OTHER_VALUE : text);
  }
}

export interface SliceCount {
  value: string;
  requests: number;
  tracked: boolean;
}

// A newcomer must be clearly ahead, or two values of like traffic would take turns.
const AHEAD = 1.5;

/**
 * Which values of one attribute get rows of their own, and which lose them: newcomers fill the room there is, most
 * traffic first; beyond it one takes the place of the tracked value with the fewest requests when it has more than
 * 1.5 times as many. Counts must cover the same time; a tracked value that was not seen has 0.
 */
export function decideSliceSwaps(counts: readonly SliceCount[]): { admit: string[]; release: string[] } {
  const newcomers = counts.filter((count) => !count.tracked).sort((a, b) => b.requests - a.requests);
  const tracked = counts.filter((count) => count.tracked).sort((a, b) => a.requests - b.requests);
  const room = Math.max(0, MOST_VALUES - tracked.length);
  const admit = newcomers.slice(0, room).map(({ value }) => value);
  const release: string[] = [];
  for (const newcomer of newcomers.slice(room)) {
    const weakest = tracked[release.length];
    if (!weakest || newcomer.requests <= AHEAD * weakest.requests) break;
    release.push(weakest.value);
    admit.push(newcomer.value);
  }
  return { admit, release };
}
