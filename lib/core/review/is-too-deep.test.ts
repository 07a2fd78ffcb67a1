import { describe, expect, it } from 'vitest';
import { isTooDeep } from './is-too-deep';

const CASES: [string, string, boolean][] = [
  ['quotations', '>'.repeat(50), true],
  ['quotations with blanks', '> \t'.repeat(2_500), true],
  ['lists within quotations', '> - '.repeat(2_500), true],
  ['lists of every kind', '- + * 1. 2) '.repeat(2_000), true],
  ['a list that is long and flat', '- > 1. item\n'.repeat(2_000), false],
  ['the line of a table', `| ${'-'.repeat(200)} | ${'-'.repeat(200)} |`, false],
  ['prose', 'Well - yes, > 3. '.repeat(500), false],
];

describe('isTooDeep', () => {
  it.each(CASES)('judges %s', (_name, text, expected) => expect(isTooDeep(text)).toBe(expected));
});
