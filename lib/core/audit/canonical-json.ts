/**
 * The one text of a JSON value: keys sorted by UTF-16 code unit at every depth, no blanks. Two values that JSON
 * cannot tell apart give the same text, and reading it back gives the value.
 * Throws a TypeError that names the place for anything that JSON would drop or bend: undefined, functions, symbols,
 * bigints, NaN and infinities, dates and other class instances, holes in arrays, cycles.
 */
export function canonicalJson(value: unknown): string {
  return write(value, '$', []);
}

function write(value: unknown, path: string, above: readonly object[]): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${path} is ${value}, which JSON cannot hold`);
    return JSON.stringify(value);
  }
  if (typeof value !== 'object') throw new TypeError(`${path} is ${typeof value}, which JSON cannot hold`);
  if (above.includes(value)) throw new TypeError(`${path} contains itself`);
  const within = [...above, value];
  if (Array.isArray(value)) {
    // Array.from visits holes, which map() would skip.
    return `[${Array.from(value, (item, index) => write(item, `${path}[${index}]`, within)).join(',')}]`;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw new TypeError(`${path} is not a plain object`);
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, member]) => `${JSON.stringify(key)}:${write(member, `${path}.${key}`, within)}`);
  return `{${members.join(',')}}`;
}
