import { describe, expect, it } from 'vitest';
import { saidOnce } from './said-once';

const issue = (field: string, message: string) => ({ code: 'x', field, message });

describe('saidOnce', () => {
  it('says it beside the one field that it is about', () => {
    const failure = { detail: 'Taken.', issues: [issue('key', 'Taken.')] };
    expect(saidOnce(failure, { key: 'a' })).toEqual({ fault: null, errors: { key: 'Taken.' } });
  });

  it('says it below the form where it is about several fields, or about one that is not there', () => {
    const several = {
      detail: 'Same.',
      issues: [issue('a', 'Same.'), issue('b', 'Same.'), issue('c', 'Other.')],
    };
    expect(saidOnce(several, { a: 1, b: 1, c: 1 })).toEqual({ fault: 'Same.', errors: { c: 'Other.' } });
    const elsewhere = { detail: 'Fixed.', issues: [issue('kind', 'Fixed.')] };
    expect(saidOnce(elsewhere, { name: '' })).toEqual({ fault: 'Fixed.', errors: {} });
  });
});
