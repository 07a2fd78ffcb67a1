import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markedText, visibleText } from './visible-text';

const RLO = '\u202e';

describe('visibleText', () => {
  it.each([
    ['plain text with line ends and tabs', 'a\r\n\tb\nc', 'a\r\n\tb\nc'],
    ['what turns the direction', `abc${RLO}def\u202c`, 'abc⟦RLO⟧def⟦PDF⟧'],
    ['isolates', '\u2067x\u2069', '⟦RLI⟧x⟦PDI⟧'],
    ['a colour of a terminal', '\u001b[31mred\u001b[0m', '⟦ESC [31m⟧red⟦ESC [0m⟧'],
    ['a link of a terminal', '\u001b]8;;https://evil.example\u0007x', '⟦ESC ]8;;https://evil.example⟧x'],
    ['an escape alone', 'a\u001bb', 'a⟦ESC⟧b'],
    ['NUL, bell and DEL', '\u0000\u0007\u007f', '⟦NUL⟧⟦BEL⟧⟦U+007F⟧'],
    ['a carriage return that would write over the line', 'safe\rEVIL', 'safe⟦CR⟧EVIL'],
    ['a zero width space', 'a\u200bb', 'a⟦U+200B⟧b'],
    ['text hidden in tags', 'hi\u{e0068}\u{e0069}!', 'hi⟦TAG hi⟧!'],
    ['half of a pair', 'a\ud800b', 'a⟦U+D800⟧b'],
    ['joined emoji as they are', '👩‍👩‍👧', '👩‍👩‍👧'],
    ['right-to-left script as it is', 'שלום', 'שלום'],
  ])('shows %s', (_, text, shown) => {
    expect(markedText(text)).toBe(shown);
  });

  it('draws a text of nothing but marks with few elements', () => {
    const runs = visibleText(RLO.repeat(100_000));
    expect(runs.length).toBeLessThan(1_000);
    expect(runs.at(-1)).toEqual({ kind: 'text', text: '�'.repeat(100_000 - 500) });
  });

  it('leaves nothing that turns the direction, and loses no other character', () => {
    const piece = fc.oneof(fc.string(), fc.constantFrom(RLO, '\u2066', '\u001b[2J', '\u0000', 'x'));
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        const plain = visibleText(text).flatMap((run) => (run.kind === 'text' ? [run.text] : []));
        expect(plain.join('')).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
        expect(plain.join('').length).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
