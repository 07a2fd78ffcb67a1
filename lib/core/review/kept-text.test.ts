import { describe, expect, it } from 'vitest';
import { cutTextAt } from './cut-text-at';
import { normalizedInput } from './normalized-input';

describe('a text that is kept', () => {
  it.each([
    ['that fits', 'abc', 3, 'abc'],
    ['that is longer says so', 'abcdef', 3, 'abc\n[cut: 6 characters in all]'],
    ['that is cut within a character', 'ab🙂d', 3, 'ab\n[cut: 5 characters in all]'],
    ['that fits and holds half a character', 'a\ud83d', 3, 'a\ufffd'],
    ['that is cut and holds half a character', 'a\ud83dbc', 3, 'a\ufffdb\n[cut: 4 characters in all]'],
  ])('%s', (_name, text, most, kept) => {
    expect(cutTextAt(text, most)).toBe(kept);
  });

  it.each([
    ['  Hello\n World ', 'hello world'],
    ['STRASSE', 'strasse'],
    ['e\u0301', '\u00e9'],
  ])('%j is the same input as %j', (text, same) => {
    expect(normalizedInput(text)).toBe(normalizedInput(same));
  });
});
