import { expect, test } from 'vitest';
import { addChips, chipValue } from './chip-value';

test.each([
  ['acme', 'acme'],
  ['true', true],
  ['false', false],
  ['True', 'True'],
  ['42', 42],
  ['-0.5', -0.5],
  ['007', '007'],
  ['1e3', '1e3'],
  ['NaN', 'NaN'],
  ['Infinity', 'Infinity'],
])('"%s" is read as %j', (typed, value) => {
  expect(chipValue(typed)).toBe(value);
});

test('commas and lines part values; blanks and repeats are left out', () => {
  expect(addChips(['acme'], ' globex, acme ,,\numbrella ')).toEqual(['acme', 'globex', 'umbrella']);
});
