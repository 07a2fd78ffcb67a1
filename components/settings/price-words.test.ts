import { describe, expect, it } from 'vitest';
import { cachedWords, priceExample, priceWords } from './price-words';

const price = { model: 'm', inputUsd: 0.15, cachedInputUsd: 0.075, outputUsd: 0.6 };

describe('prices in words', () => {
  it.each([
    [2.5, '$2.50'],
    [0.075, '$0.075'],
    [0, '$0.00'],
    [1_200, '$1,200.00'],
  ])('%d is %s', (usd, words) => {
    expect(priceWords(usd)).toBe(words);
  });

  it('reckons the example, cached tokens apart', () => {
    expect(priceExample(price)).toBe('$0.000315');
    expect(priceExample({ ...price, cachedInputUsd: null })).toBe('$0.00033');
    expect(priceExample({ ...price, inputUsd: 10_000, cachedInputUsd: null })).toBe('$10');
  });

  it('says when cached tokens cost what input costs', () => {
    expect(cachedWords(price)).toBe('$0.075');
    expect(cachedWords({ ...price, cachedInputUsd: null })).toBe('as input');
  });
});
