import type { OtelAttributes, OtelValue } from './otel-data';

/** The first of the names that has a value; undefined when none has. */
export function attributeOf(attributes: OtelAttributes, names: readonly string[]): OtelValue | undefined {
  for (const name of names) {
    const value = attributes.get(name);
    if (value !== undefined && value !== null && value !== '') return value;
  }
  return undefined;
}

/** The same as text; numbers are written out, anything else is not told. */
export function textOf(attributes: OtelAttributes, names: readonly string[]): string | undefined {
  const value = attributeOf(attributes, names);
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : undefined;
}

/** A number, also one written as text; whatever else it is stays as it is, for the event's check to name. */
export function numberOf(attributes: OtelAttributes, names: readonly string[]): OtelValue | undefined {
  const value = attributeOf(attributes, names);
  if (typeof value !== 'string') return value;
  const number = Number(value);
  return value.trim() === '' || Number.isNaN(number) ? value : number;
}

/** True or false, also as text; whatever else it is stays as it is, for the event's check to name. */
export function flagOf(attributes: OtelAttributes, names: readonly string[]): OtelValue | undefined {
  const value = attributeOf(attributes, names);
  if (value === 'true') return true;
  return value === 'false' ? false : value;
}

/** What follows the prefix in each name that has it, with its value. */
export function attributesUnder(attributes: OtelAttributes, prefix: string): Record<string, OtelValue> {
  return Object.fromEntries(
    [...attributes].flatMap(([name, value]) =>
      name.startsWith(prefix) && name.length > prefix.length ? [[name.slice(prefix.length), value]] : [],
    ),
  );
}
