/**
 * MurmurHash3, x86 32-bit variant, over the UTF-8 bytes of `text`; answers an unsigned 32-bit integer.
 * Source: Austin Appleby, SMHasher, MurmurHash3.cpp (public domain). A lone surrogate is hashed as U+FFFD, as every
 * standard UTF-8 encoder writes it. Total, never throws.
 */
export function murmur3(text: string, seed = 0): number {
  let hash = seed | 0;
  let block = 0;
  let shift = 0;
  let bytes = 0;

  const push = (byte: number): void => {
    block |= byte << shift;
    shift += 8;
    bytes += 1;
    if (shift === 32) {
      hash = Math.imul(rotate(hash ^ scramble(block), 13), 5) + 0xe6546b64;
      block = 0;
      shift = 0;
    }
  };

  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      push(unit);
      continue;
    }
    const point = pointAt(text, i, unit);
    if (point > 0xffff) i += 1;
    pushMultibyte(point, push);
  }

  if (shift > 0) hash ^= scramble(block);
  return finish(hash ^ bytes);
}

function pointAt(text: string, index: number, unit: number): number {
  if (unit < 0xd800 || unit > 0xdfff) return unit;
  const low = unit < 0xdc00 ? text.charCodeAt(index + 1) : Number.NaN;
  return low >= 0xdc00 && low <= 0xdfff ? 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00) : 0xfffd;
}

function pushMultibyte(point: number, push: (byte: number) => void): void {
  if (point < 0x800) {
    push(0xc0 | (point >> 6));
  } else {
    if (point < 0x10000) {
      push(0xe0 | (point >> 12));
    } else {
      push(0xf0 | (point >> 18));
      push(0x80 | ((point >> 12) & 0x3f));
    }
    push(0x80 | ((point >> 6) & 0x3f));
  }
  push(0x80 | (point & 0x3f));
}

function scramble(block: number): number {
  return Math.imul(rotate(Math.imul(block, 0xcc9e2d51), 15), 0x1b873593);
}

function rotate(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}

function finish(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
