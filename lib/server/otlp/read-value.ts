import type { OtelAttributes, OtelValue } from '@/lib/core/otel/otel-data';
import { integerOf, ownMember } from './read-fields';

const MAX_DEPTH = 16;
const MAX_NODES = 10_000;
/** More attributes than this are no attributes any more: SDKs stop at 128. */
export const MAX_ATTRIBUTES = 1_000;

const NONE: OtelAttributes = new Map();

/** Key-value pairs as a map, of at most MAX_ATTRIBUTES. What has no key or no value is left out. */
export function readAttributes(pairs: unknown): OtelAttributes {
  if (!Array.isArray(pairs) || pairs.length === 0) return NONE;
  const attributes = new Map<string, OtelValue>();
  for (const pair of pairs.slice(0, MAX_ATTRIBUTES)) {
    const key = ownMember(pair, 'key');
    if (typeof key === 'string' && key !== '') attributes.set(key, readValue(ownMember(pair, 'value')));
  }
  return attributes;
}

/** An AnyValue of protobuf or JSON. What lies too deep, or is too much, becomes null. */
export function readValue(value: unknown): OtelValue {
  return read(value, 0, { left: MAX_NODES });
}

function read(value: unknown, depth: number, budget: { left: number }): OtelValue {
  budget.left -= 1;
  if (depth > MAX_DEPTH || budget.left < 0 || typeof value !== 'object' || value === null) return null;
  const [kind] = Object.keys(value);
  if (kind === undefined) return null;
  const inner = ownMember(value, kind);
  switch (kind) {
    case 'stringValue':
      return typeof inner === 'string' ? inner : null;
    case 'boolValue':
      return typeof inner === 'boolean' ? inner : null;
    case 'intValue':
      return integerOf(inner);
    case 'doubleValue':
      return readDouble(inner);
    case 'bytesValue':
      return inner instanceof Uint8Array ? Buffer.from(inner).toString('base64') : readText(inner);
    case 'arrayValue':
      return membersOf(inner, budget).map((member) => read(member, depth + 1, budget));
    case 'kvlistValue':
      return Object.fromEntries(
        membersOf(inner, budget).flatMap((pair) => {
          const key = ownMember(pair, 'key');
          return typeof key === 'string' ? [[key, read(ownMember(pair, 'value'), depth + 1, budget)]] : [];
        }),
      );
    default:
      return null;
  }
}

function membersOf(list: unknown, { left }: { left: number }): readonly unknown[] {
  const values = ownMember(list, 'values');
  return Array.isArray(values) ? values.slice(0, Math.max(0, left)) : [];
}

// JSON writes what it cannot hold as text: "NaN", "Infinity", "-Infinity".
function readDouble(value: unknown): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : null;
}

function readText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
