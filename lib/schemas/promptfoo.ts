import { z } from 'zod';

// What is read of promptfoo's results (its src/types/index.ts); everything else may be there and is not read.

const bag = z.record(z.string(), z.unknown()).nullish();
const amount = z.number().nullish();
const provider = z
  .union([
    z.string().transform((id) => ({ id, label: undefined })),
    z.object({ id: z.string().nullish(), label: z.string().nullish() }),
  ])
  .nullish();
const tokenUsage = z.object({ prompt: amount, completion: amount }).nullish();
const gradingResult = z
  .object({
    reason: z.string().nullish(),
    componentResults: z
      .array(
        z
          .object({
            pass: z.boolean().nullish(),
            assertion: z.object({ type: z.string().nullish() }).nullish(),
          })
          .nullish(),
      )
      .nullish(),
  })
  .nullish();
const assertion = z.object({ type: z.string().nullish(), value: z.unknown().optional() });
const testCase = z
  .object({
    description: z.string().nullish(),
    vars: bag,
    metadata: bag,
    assert: z.array(assertion).nullish(),
  })
  .nullish();

/** 0 none, 1 an assertion failed, 2 an error. */
const failureReason = z.number().nullish();

/** One result of a summary of version 3. */
export const promptfooResult = z.object({
  promptIdx: z.number().int().min(0),
  testIdx: z.number().int().min(0),
  provider,
  testCase,
  vars: bag,
  metadata: bag,
  response: z
    .object({ output: z.unknown().optional(), tokenUsage, isRefusal: z.boolean().nullish() })
    .nullish(),
  ...{
    error: z.string().nullish(),
    failureReason,
    gradingResult,
    tokenUsage,
    cost: amount,
    latencyMs: amount,
  },
  success: z.boolean(),
  score: z.number(),
});
export type PromptfooResult = z.output<typeof promptfooResult>;

/** One row of a summary of version 2's table: one output for each prompt with a provider. */
export const promptfooTableRow = z.object({
  test: testCase,
  vars: z.array(z.unknown()).nullish(),
  outputs: z.array(
    z.object({
      text: z.unknown().optional(),
      provider: z.string().nullish(),
      metadata: bag,
      ...{
        error: z.string().nullish(),
        failureReason,
        gradingResult,
        tokenUsage,
        cost: amount,
        latencyMs: amount,
      },
      pass: z.boolean(),
      score: z.number(),
    }),
  ),
});

/** A column: a prompt's template with a provider. */
export const promptfooPrompt = z.object({
  raw: z.string(),
  label: z.string().nullish(),
  provider: z.string().nullish(),
});
export type PromptfooPrompt = z.output<typeof promptfooPrompt>;

const LONGEST_NAME = 80;

/** A column by name; a prompt without a label has its whole template for one. */
export function promptfooColumnName({ label, provider, raw }: PromptfooPrompt): string {
  const name = (label || raw).replace(/\s+/g, ' ').trim();
  const short = name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;
  return `${short}, ${provider ?? 'a provider'}`;
}
