import { describe, expect, it } from 'vitest';
import { priceInput } from './price';

const price = { model: 'gpt-4o-*', inputUsd: 0, cachedInputUsd: null, outputUsd: 0.6 };

describe('priceInput', () => {
  it('takes a name, also with a * at its end', () => {
    expect(priceInput.parse({ ...price, model: ' gpt-4o ' }).model).toBe('gpt-4o');
    expect(priceInput.parse(price)).toEqual(price);
  });

  it.each([
    ['model', { model: '' }],
    ['model', { model: '*' }],
    ['model', { model: 'gpt-*-mini' }],
    ['model', { model: 'a\u0000' }],
    ['inputUsd', { inputUsd: -1 }],
    ['inputUsd', { inputUsd: null }],
    ['outputUsd', { outputUsd: Number.NaN }],
    ['outputUsd', { outputUsd: 1e9 }],
    ['cachedInputUsd', { cachedInputUsd: '1' }],
  ])('refuses a wrong %s: %j', (field, change) => {
    const parsed = priceInput.safeParse({ ...price, ...change });
    expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toContain(field);
  });
});
