import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textBlocks } from './text-blocks';
import type { TextRun } from './visible-text';

const text = (value: string): TextRun => ({ kind: 'text', text: value });
const mark: TextRun = { kind: 'mark', name: 'RLO' };
const written = (runs: readonly TextRun[]) =>
  runs.map((run) => (run.kind === 'text' ? run.text : `[${run.name}]`)).join('');

describe('textBlocks', () => {
  it.each([
    ['a short text', [text('abc')], ['abc']],
    ['at the end of a line', [text('abc\ndef\nghi')], ['abc\n', 'def\n', 'ghi']],
    ['an endless word', [text('abcdefghijkl')], ['abcde', 'fghij', 'kl']],
    ['no character in two', [text('abcd😀ef')], ['abcd😀', 'ef']],
    ['with marks where they stand', [text('abc'), mark, text('def')], ['abc[RLO]de', 'f']],
    ['nothing', [], []],
  ])('divides %s', (_, runs, blocks) => {
    expect(textBlocks(runs, 5).map(written)).toEqual(blocks);
  });

  it('loses nothing, and makes no block much longer than asked', () => {
    const run = fc.oneof(fc.string({ unit: 'grapheme' }).map(text), fc.constant(mark));
    fc.assert(
      fc.property(fc.array(run), fc.integer({ min: 1, max: 20 }), (runs, length) => {
        const blocks = textBlocks(runs, length);
        expect(blocks.map(written).join('')).toBe(written(runs));
        for (const block of blocks) {
          const size = block.reduce((sum, one) => sum + (one.kind === 'text' ? one.text.length : 0), 0);
          expect(size).toBeLessThanOrEqual(length + 1);
        }
      }),
    );
  });
});
