import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from './read-json';

describe('readJson', () => {
  it.each([
    ['{"a": 1,}', 1, 9, 'a name in double quotes'],
    ['{"a" 1}', 1, 6, 'a colon'],
    ["{'a': 1}", 1, 2, 'a name in double quotes'],
    ['{\n  "a": tru\n}', 2, 8, 'a value'],
    ['[1 2]', 1, 4, 'a comma or ]'],
    ['{"a": 1', 1, 8, 'a comma or }'],
    ['["a\nb"]', 1, 4, 'no line end or control in a string'],
    ['["a\\x"]', 1, 4, 'an escape that JSON knows'],
    ['"abc', 1, 5, 'a closing double quote'],
    ['[01]', 1, 3, 'a comma or ]'],
    ['{} {}', 1, 4, 'the end of the text'],
    ['```json\n{}\n```', 1, 1, 'a value'],
    ['', 1, 1, 'a value'],
    ['['.repeat(500), 1, 201, 'no more than 200 levels'],
  ])('%j breaks at %i:%i, where there should be %s', (text, line, column, expected) => {
    expect(readJson(text)).toEqual({ kind: 'fault', line, column, expected });
  });

  it('keeps what computing would lose', () => {
    expect(readJson('{"n":12345678901234567890,"n":1e999}')).toEqual({
      kind: 'read',
      pretty: '{\n  "n": 12345678901234567890,\n  "n": 1e999\n}',
    });
  });

  it('sets out what JSON.stringify made as JSON.stringify would over lines', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const compact = JSON.stringify(value);
        expect(readJson(compact)).toEqual({
          kind: 'read',
          pretty: JSON.stringify(JSON.parse(compact), null, 2),
        });
      }),
    );
  });

  it('finds a fault exactly where JSON.parse finds one', () => {
    const near = fc
      .tuple(fc.jsonValue(), fc.nat(), fc.constantFrom('', ',', '"', '\\', '}', ']', '0', '\n', 'x'))
      .map(([value, at, put]) => {
        const text = JSON.stringify(value);
        const cut = at % (text.length + 1);
        return text.slice(0, cut) + put + text.slice(cut + 1);
      });
    fc.assert(
      fc.property(near, (text) => {
        expect(readJson(text).kind).toBe(parses(text) ? 'read' : 'fault');
      }),
      { numRuns: 2_000 },
    );
  });

  it('reads a megabyte in one string', () => {
    const text = JSON.stringify({ text: 'x"'.repeat(500_000) });
    expect(readJson(text).kind).toBe('read');
  });
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
