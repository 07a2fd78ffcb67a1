const ENCODER = new TextEncoder();

/**
 * MurmurHash3, x86 32-bit variant, over the UTF-8 bytes of `text`; answers an unsigned 32-bit integer.
 * Source: Austin Appleby, SMHasher, MurmurHash3.cpp (public domain). A lone surrogate is hashed as U+FFFD, as every
 * standard UTF-8 encoder writes it. Total, never throws.
 */
export function murmur3(text: string, seed = 0): number {
  const bytes = isAscii(text) ? null : ENCODER.encode(text);
  const length = bytes ? bytes.length : text.length;
  let hash = seed | 0;
  let block = 0;
  for (let i = 0; i < length; i += 1) {
    const byte = bytes ? (bytes[i] ?? 0) : text.charCodeAt(i);
    block |= byte << (8 * (i & 3));
    if ((i & 3) === 3) {
      hash = Math.imul(rotate(hash ^ scramble(block), 13), 5) + 0xe6546b64;
      block = 0;
    }
  }
  if ((length & 3) > 0) hash ^= scramble(block);
  return finish(hash ^ length);
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
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
