import { describe, expect, it } from 'vitest';
import { verdictFault } from './verdict';

describe('verdictFault', () => {
  it.each([
    ['single', 'acceptable', [], null],
    ['single', 'not_acceptable', ['wrong', 'tone'], null],
    ['single', 'not_acceptable', [], 'missing_reason'],
    ['single', 'acceptable', ['wrong'], 'needless_reason'],
    ['single', 'a', [], 'wrong_kind'],
    ['pair', 'tie', [], null],
    ['pair', 'b', ['tone'], 'needless_reason'],
    ['pair', 'acceptable', [], 'wrong_kind'],
  ] as const)('%s, %s with %j: %s', (kind, verdict, reasons, code) => {
    expect(verdictFault(kind, { verdict, reasons })?.code ?? null).toBe(code);
  });
});
