import { describe, expect, it } from 'vitest';
import { makeStreamToken, readStreamToken } from './stream-token';

const SECRET = 'a-secret-of-the-tests-with-32-characters';
const NOW = 1_700_000_000_000;
const CLAIM = { keyId: 'key-1', routingHash: 'abc' };
const DAY = 24 * 3_600_000;

describe('a stream token', () => {
  const token = makeStreamToken(SECRET, CLAIM, NOW);

  it('is read for a day', () => {
    expect(readStreamToken(SECRET, token, NOW)).toEqual(CLAIM);
    expect(readStreamToken(SECRET, token, NOW + DAY - 1)).toEqual(CLAIM);
    expect(readStreamToken(SECRET, token, NOW + DAY)).toBeNull();
  });

  it('is refused with any character changed, with another secret, and when it is none', () => {
    for (let index = 0; index < token.length; index += 1) {
      const other = token[index] === 'A' ? 'B' : 'A';
      const changed = token.slice(0, index) + other + token.slice(index + 1);
      expect(readStreamToken(SECRET, changed, NOW)).toBeNull();
    }
    expect(readStreamToken(`${SECRET}!`, token, NOW)).toBeNull();
    for (const text of ['', '.', 'a.b', `${token}.`, `${token}x`]) {
      expect(readStreamToken(SECRET, text, NOW)).toBeNull();
    }
  });
});
