import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json';

describe('canonicalJson', () => {
  it.each([
    [{ b: 1, a: { d: null, c: [true, 'x'] } }, '{"a":{"c":[true,"x"],"d":null},"b":1}'],
    [{ Z: 1, a: 2, '10': 3, '9': 4, é: 5 }, '{"10":3,"9":4,"Z":1,"a":2,"é":5}'],
    [[], '[]'],
    [-0, '0'],
    ['a"\n', '"a\\"\\n"'],
  ])('writes %j as one text', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it('gives the same text whatever the order of keys, and reads back as the value', () => {
    const anyJson = fc.jsonValue();
    fc.assert(
      fc.property(anyJson, (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(reversed(value))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  const cycle: Record<string, unknown> = {};
  cycle.self = cycle;
  it.each([
    ['undefined', undefined, '$ is undefined'],
    ['an undefined member', { a: { b: undefined } }, '$.a.b is undefined'],
    ['a function', [() => 1], '$[0] is function'],
    ['a symbol', Symbol('s'), '$ is symbol'],
    ['a bigint', { n: 1n }, '$.n is bigint'],
    ['NaN', Number.NaN, '$ is NaN'],
    ['infinity', [1, Number.POSITIVE_INFINITY], '$[1] is Infinity'],
    ['a date', { at: new Date(0) }, '$.at is not a plain object'],
    ['a map', new Map(), '$ is not a plain object'],
    ['a hole', new Array(1), '$[0] is undefined'],
    ['a cycle', cycle, '$.self contains itself'],
  ])('throws on %s and says where', (_name, value, message) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
    expect(() => canonicalJson(value)).toThrow(message);
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}
