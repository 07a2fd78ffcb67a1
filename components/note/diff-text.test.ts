import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffText } from './diff-text';

test('a number is one word', () => {
  expect(diffText('failures above 2 % at once', 'failures above 2.5 % at once')).toEqual([
    { kind: 'kept', text: 'failures above ' },
    { kind: 'removed', text: '2' },
    { kind: 'added', text: '2.5' },
    { kind: 'kept', text: ' % at once' },
  ]);
});

test('both texts can be read back from the parts', () => {
  const text = fc.array(fc.constantFrom('a', 'b', '2.5', ' ', '\n', ' % ')).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const parts = diffText(before, after);
      const join = (without: string) =>
        parts
          .filter(({ kind }) => kind !== without)
          .map((part) => part.text)
          .join('');
      expect(join('added')).toBe(before);
      expect(join('removed')).toBe(after);
    }),
  );
});

test('long texts without much in common replace each other as a whole', () => {
  const unlike = (letter: string) => Array.from({ length: 2_000 }, (_, at) => `${letter}${at}`).join(' ');
  const [before, after] = [unlike('a'), unlike('b')];
  expect(diffText(before, after)).toEqual([
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ]);
  expect(diffText('', after)).toEqual([{ kind: 'added', text: after }]);
});
