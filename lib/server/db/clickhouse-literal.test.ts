import { describe, expect, it } from 'vitest';
import { textLiteral, wholeLiteral } from './clickhouse-literal';

describe('textLiteral', () => {
  it.each([
    ['', "unhex('')"],
    ["'", "unhex('27')"],
    ["\\'; DROP TABLE rollup --", "unhex('5c273b2044524f50205441424c4520726f6c6c7570202d2d')"],
    ['ß🙂\n', "unhex('c39ff09f99820a')"],
  ])('writes %j in digits alone', (text, literal) => {
    expect(textLiteral(text)).toBe(literal);
  });
});

describe('wholeLiteral', () => {
  it.each([
    [0, '0'],
    [-1, '-1'],
    [Number.MAX_SAFE_INTEGER, '9007199254740991'],
  ])('writes %d', (number, literal) => {
    expect(wholeLiteral(number)).toBe(literal);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 0.5, 2 ** 53])('refuses %d', (number) => {
    expect(() => wholeLiteral(number)).toThrow(RangeError);
  });

  it('refuses what only claims to be a number', () => {
    expect(() => wholeLiteral(JSON.parse('"1 OR 1=1"'))).toThrow(RangeError);
  });
});
