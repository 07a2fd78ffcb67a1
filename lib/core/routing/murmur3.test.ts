import { describe, expect, it } from 'vitest';
import { murmur3 } from './murmur3';

// Published vectors: Ian Boyd, https://stackoverflow.com/a/31929528, checked against the reference MurmurHash3.cpp
// of SMHasher; the same ones are in the tests of mmh3 (Python) and Boost.Hash2.
const VECTORS: readonly (readonly [text: string, seed: number, hash: number])[] = [
  ['', 0, 0],
  ['', 1, 0x514e28b7],
  ['', 0xffffffff, 0x81f16f39],
  ['\u0000\u0000\u0000\u0000', 0, 0x2362f9de],
  ['aaaa', 0x9747b28c, 0x5a97808a],
  ['aaa', 0x9747b28c, 0x283e0130],
  ['aa', 0x9747b28c, 0x5d211726],
  ['a', 0x9747b28c, 0x7fa09ea6],
  ['abcd', 0x9747b28c, 0xf0478627],
  ['abc', 0x9747b28c, 0xc84a62dd],
  ['ab', 0x9747b28c, 0x74875592],
  ['Hello, world!', 0x9747b28c, 0x24884cba],
  ['ππππππππ', 0x9747b28c, 0xd58063c1],
  ['a'.repeat(256), 0x9747b28c, 0x37405bdc],
  ['abc', 0, 0xb3dd93fa],
  ['abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq', 0, 0xee925b90],
  ['The quick brown fox jumps over the lazy dog', 0, 0x2e4ff723],
  ['The quick brown fox jumps over the lazy dog', 0x9747b28c, 0x2fa826cd],
];

describe('murmur3', () => {
  it.each(VECTORS)('hashes %j with seed %d as published', (text, seed, hash) => {
    expect(murmur3(text, seed)).toBe(hash);
  });

  it('hashes the bytes that a standard UTF-8 encoder writes', () => {
    const decoder = new TextDecoder();
    for (const text of ['é', '日本', '🚀🚀', 'a\ud800b', '\udc00', '\ud800']) {
      const written = decoder.decode(new TextEncoder().encode(text));
      expect(murmur3(text)).toBe(murmur3(written));
    }
    expect(murmur3('\ud800')).toBe(murmur3('\ufffd'));
  });
});
