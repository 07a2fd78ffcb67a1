import { z } from 'zod';
import type {
  PromptfooAssert,
  PromptfooSetup,
  PromptfooTest,
} from '@/lib/core/release/note-start/promptfoo-setup';

// What is read of promptfoo's configuration (its src/types/index.ts); everything else may be there and is not read.

const LONGEST_LABEL = 80;
const text = z.coerce.string();
const bag = z.record(z.string(), z.unknown()).nullish();

const assertion = z
  .object({ type: text, assert: z.array(z.object({ type: text })).nullish() })
  .transform(({ type, assert }): PromptfooAssert[] => assert ?? [{ type }]);
const assertions = z
  .array(assertion)
  .nullish()
  .transform((all) => (all ?? []).flat());

const prompt = z
  .union([
    z.string(),
    z.object({ label: z.string().nullish(), id: z.string().nullish(), raw: z.string().nullish() }),
  ])
  .transform((given) =>
    shortName(typeof given === 'string' ? given : (given.label ?? given.id ?? given.raw ?? '')),
  );

const provider = z.union([
  z.string(),
  z
    .object({ id: z.string().nullish(), label: z.string().nullish() })
    .refine(({ id }) => typeof id === 'string')
    .transform(({ id, label }) => label ?? id ?? ''),
  // {"openai:gpt-4o": {config}}: the id is the key.
  z.record(z.string(), z.unknown()).transform((map) => Object.keys(map)[0] ?? ''),
]);

const test = z.object({ metadata: bag, vars: z.unknown().optional(), assert: assertions }).transform(
  ({ metadata, vars, assert }): PromptfooTest => ({
    isKnownBad: [metadata, vars].some((holder) => kindOf(holder) === 'known_bad'),
    asserts: assert,
  }),
);

/** A configuration as promptfoo's own files have it, brought into one shape. */
export const promptfooConfig = z
  .object({
    description: z.string().nullish(),
    prompts: z
      .union([z.string().transform((one) => [one]), z.array(z.unknown()), z.record(z.string(), z.unknown())])
      .nullish(),
    providers: z.union([z.string().transform((one) => [one]), z.array(provider)]).nullish(),
    targets: z.union([z.string().transform((one) => [one]), z.array(provider)]).nullish(),
    tests: z.union([z.string().transform((one) => [one]), z.array(z.union([z.string(), test]))]).nullish(),
    defaultTest: z.union([z.string(), z.object({ assert: assertions })]).nullish(),
  })
  .refine(({ prompts, providers, targets, tests }) => prompts ?? providers ?? targets ?? tests, {
    error: 'It has none of prompts, providers, targets and tests.',
  })
  .transform(({ description, prompts, providers, targets, tests, defaultTest }): PromptfooSetup => {
    const files = (tests ?? []).filter((one) => typeof one === 'string');
    const common = typeof defaultTest === 'object' && defaultTest !== null ? defaultTest.assert : [];
    return {
      description: description ?? '',
      prompts: promptNames(prompts),
      providers: providers ?? targets ?? [],
      tests: (tests ?? []).filter((one) => typeof one !== 'string'),
      shared: common,
      elsewhere: [...files, ...(typeof defaultTest === 'string' ? [defaultTest] : [])].map(fileName),
    };
  });

function promptNames(given: unknown[] | Record<string, unknown> | null | undefined): string[] {
  // {"prompts/a.txt": "label"}: the label is the value.
  const list = Array.isArray(given) ? given : Object.values(given ?? {});
  return list.flatMap((one) => {
    const read = prompt.safeParse(one);
    return read.success && read.data !== '' ? [read.data] : [];
  });
}

function kindOf(holder: unknown): unknown {
  return typeof holder === 'object' && holder !== null && 'kind' in holder ? holder.kind : undefined;
}

/** The name of a file for a prompt in one; else its first line, cut. */
function shortName(given: string): string {
  const file = /^(?:file:\/\/)?[^\s]*?([^/\s]+)\.(?:txt|json|jsonl|md|ya?ml|j2|csv|js|ts|py)(?::\w+)?$/.exec(
    given.trim(),
  );
  const name = file?.[1] ?? given.trim().split('\n')[0] ?? '';
  return name.length > LONGEST_LABEL ? `${name.slice(0, LONGEST_LABEL)}…` : name;
}

function fileName(given: string): string {
  return given.replace(/^file:\/\//, '');
}
