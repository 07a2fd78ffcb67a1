import { describe, expect, it } from 'vitest';
import { mayBeTyped, parseTypedNumber } from './parse-typed-number';

describe('a typed number', () => {
  it.each([
    ['1,250', 1250],
    ['1,250.5', 1250.5],
    ['12,000,000', 12_000_000],
    ['1,25', 1.25],
    ['0,250', 0.25],
    ['2.5', 2.5],
    ['-3', -3],
    ['7.', 7],
    ['', null],
    ['-', null],
    ['1,2,3', null],
  ])('%s is %s', (text, value) => {
    expect(parseTypedNumber(text)).toBe(value);
  });

  it('may be typed digit by digit, and no other way', () => {
    const typed = '1,250,000.75';
    for (let end = 1; end <= typed.length; end += 1) expect(mayBeTyped(typed.slice(0, end))).toBe(true);
    for (const text of ['1.2.3', '1,2,3', 'a', '1,2500,1']) expect(mayBeTyped(text)).toBe(false);
  });
});
