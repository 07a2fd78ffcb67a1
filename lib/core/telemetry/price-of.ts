/** What a model costs, in US dollars per million tokens. */
export interface ModelPrice {
  /** The model's name as it is reported; a trailing * stands for any ending. */
  model: string;
  inputUsd: number;
  /** Null: cached tokens cost what others do. */
  cachedInputUsd: number | null;
  outputUsd: number;
}

/** The tokens of one request; the cached ones are a part of the input. */
export interface TokenUse {
  input_tokens?: number | undefined;
  output_tokens?: number | undefined;
  cached_tokens?: number | undefined;
}

const MILLION = 1_000_000;

/** Prices by model: the exact name, else the longest beginning that is listed with a trailing *. */
export class PriceTable {
  private readonly exact = new Map<string, ModelPrice>();
  private readonly beginnings: { start: string; price: ModelPrice }[] = [];

  constructor(prices: readonly ModelPrice[]) {
    for (const price of prices) {
      if (price.model.endsWith('*')) this.beginnings.push({ start: price.model.slice(0, -1), price });
      else this.exact.set(price.model, price);
    }
    this.beginnings.sort((a, b) => b.start.length - a.start.length);
  }

  /** The price of the first of these models that has one. */
  find(models: readonly string[]): ModelPrice | undefined {
    for (const model of models) {
      const price =
        this.exact.get(model) ?? this.beginnings.find(({ start }) => model.startsWith(start))?.price;
      if (price) return price;
    }
    return undefined;
  }
}

/**
 * What the tokens cost, in US dollars. Undefined when input or output was not measured: half a cost is none. More
 * cached tokens than input tokens count as that many.
 */
export function priceOf(price: ModelPrice, use: TokenUse): number | undefined {
  const { input_tokens: input, output_tokens: output, cached_tokens = 0 } = use;
  if (input === undefined || output === undefined) return undefined;
  const cached = Math.min(cached_tokens, input);
  const cachedUsd = price.cachedInputUsd ?? price.inputUsd;
  return ((input - cached) * price.inputUsd + cached * cachedUsd + output * price.outputUsd) / MILLION;
}
