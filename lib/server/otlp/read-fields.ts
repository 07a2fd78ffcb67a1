/** A member that is really there, not a default of the message type; undefined otherwise. */
export function ownMember(holder: unknown, name: string): unknown {
  if (typeof holder !== 'object' || holder === null) return undefined;
  return Object.hasOwn(holder, name) ? Reflect.get(holder, name) : undefined;
}

/** A 64-bit integer of protobuf (two halves) or JSON (text or number); null when it is none. */
export function integerOf(value: unknown): number | null {
  if (typeof value === 'number') return value;
  if (isHalves(value)) return Number(joined(value));
  return typeof value === 'string' && /^-?\d{1,20}$/.test(value) ? Number(value) : null;
}

/** Nanoseconds since 1970; null when not told, or zero, which means the same. */
export function nanosOf(value: unknown): bigint | null {
  if (isHalves(value)) return joined(value) || null;
  if (typeof value === 'number') return Number.isInteger(value) && value > 0 ? BigInt(value) : null;
  return typeof value === 'string' && /^\d{1,20}$/.test(value) ? BigInt(value) || null : null;
}

interface Halves {
  low: number;
  high: number;
  unsigned: boolean;
}

function isHalves(value: unknown): value is Halves {
  return (
    typeof value === 'object' && value !== null && 'low' in value && 'high' in value && 'unsigned' in value
  );
}

function joined({ low, high, unsigned }: Halves): bigint {
  const bits = (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
  return unsigned ? bits : BigInt.asIntN(64, bits);
}

/** To milliseconds, with three decimals. */
export function millisOf(nanos: bigint): number {
  return Number(nanos / 1000n) / 1000;
}

/** A trace or span id of so many bytes as lower-case hex; empty when it is malformed or all zero. */
export function idOf(value: unknown, bytes: 8 | 16): string {
  const hex =
    value instanceof Uint8Array ? Buffer.from(value).toString('hex') : typeof value === 'string' ? value : '';
  const isId = hex.length === bytes * 2 && /^[0-9a-f]+$/i.test(hex) && /[^0]/.test(hex);
  return isId ? hex.toLowerCase() : '';
}
