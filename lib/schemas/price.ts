import { z } from 'zod';

const usd = z
  .number('Give a price in US dollars')
  .min(0, 'Not below 0')
  .max(1_000_000, 'At most $1,000,000 a million tokens');

/** A price in US dollars for a million tokens. The one of the same model before it is replaced. */
export const priceInput = z.strictObject({
  model: z
    .string()
    .trim()
    .min(1, 'Name the model')
    .max(200, 'At most 200 characters')
    .refine(
      (text) => !text.includes('\u0000') && text.isWellFormed(),
      'Has a character that cannot be stored',
    )
    .regex(/^[^*]+\*?$/, 'A * may stand at the end only, after the beginning of a name'),
  inputUsd: usd,
  cachedInputUsd: usd.nullable(),
  outputUsd: usd,
});
export type PriceInput = z.infer<typeof priceInput>;

export const removePriceQuery = z.strictObject({
  model: z
    .string('Name the model in the address: ?model=…')
    .min(1, 'Name the model in the address: ?model=…'),
});

export interface PriceView extends PriceInput {
  updatedAt: string;
  updatedByName: string;
}
