import { describe, expect, it } from 'vitest';
import { type ModelPrice, PriceTable, priceOf } from './price-of';
import { withCost } from './with-cost';

const price = (model: string, inputUsd: number, cachedInputUsd: number | null = null): ModelPrice => ({
  model,
  inputUsd,
  cachedInputUsd,
  outputUsd: 10,
});

describe('priceOf', () => {
  it.each([
    ['cached tokens at their own price', price('m', 2.5, 1.25), [1_000, 300, 200], 0.00525],
    ['cached tokens at the price of input', price('m', 2.5), [1_000, 300, 200], 0.0055],
    ['no cached tokens told', price('m', 2.5, 1.25), [1_000, 300, undefined], 0.0055],
    ['free cached tokens', price('m', 2.5, 0), [1_000, 0, 1_000], 0],
    ['more cached than input', price('m', 2.5, 1), [100, 0, 900], 0.0001],
    ['nothing used', price('m', 2.5), [0, 0, 0], 0],
    ['no output measured', price('m', 2.5), [1_000, undefined, 0], undefined],
    ['no input measured', price('m', 2.5), [undefined, 300, undefined], undefined],
  ] as const)('%s', (_, at, [input_tokens, output_tokens, cached_tokens], cost) => {
    const reckoned = priceOf(at, { input_tokens, output_tokens, cached_tokens });
    if (cost === undefined) expect(reckoned).toBeUndefined();
    else expect(reckoned).toBeCloseTo(cost, 12);
  });
});

describe('PriceTable', () => {
  const table = new PriceTable([price('gpt-*', 1), price('gpt-4o-*', 2), price('gpt-4o', 3), price('o3', 4)]);
  it.each([
    [['gpt-4o'], 3],
    [['gpt-4o-2024-08-06'], 2],
    [['gpt-5'], 1],
    [['o3-mini'], undefined],
    [['unheard of', 'o3'], 4],
    [[], undefined],
  ])('%j has the price %s', (models, inputUsd) => {
    expect(table.find(models)?.inputUsd).toBe(inputUsd);
  });
});

describe('withCost', () => {
  const version = {
    id: 'v',
    variant: 'v1',
    model_version: 'gpt-4o',
    prompt_version: 'p',
    retrieval_version: 'r',
    policy_version: 'c',
    config: null,
  };
  const prices = new PriceTable([price('gpt-4o', 2.5), price('other', 100)]);
  const used = { id: 'e', feature: 'f', input_tokens: 1_000, output_tokens: 300 };
  it.each([
    ['its own cost', { ...used, cost_usd: 0.5 }, 0.5],
    ['its own cost of nothing', { ...used, cost_usd: 0 }, 0],
    ["its label's model", { ...used, model_version: 'other' }, 0.103],
    ["its version's model", used, 0.0055],
    ["its version's model where the label's has none", { ...used, model_version: 'unheard of' }, 0.0055],
    ['none without tokens', { id: 'e', feature: 'f', input_tokens: 1 }, undefined],
  ])('takes %s', (_, event, cost) => {
    expect(withCost(event, [version], 'v', prices).cost_usd).toBe(cost);
  });

  it('knows no cost where the version is not known', () => {
    expect(withCost(used, [version], null, prices).cost_usd).toBeUndefined();
  });
});
