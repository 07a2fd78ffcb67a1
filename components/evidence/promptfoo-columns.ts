import { promptfooColumnName, promptfooPrompt } from '@/lib/schemas/promptfoo';

/** The prompts with their providers that a promptfoo file has, by name, in the file's order. */
export type PromptfooColumns = readonly { column: number; name: string }[];

// Above it the page would stand still; the server says what the file has.
const MOST_BYTES = 64 * 1024 * 1024;

/** Of each file; null where one is too large to be looked through, or is no promptfoo file. */
export async function readPromptfooColumns(files: readonly File[]): Promise<PromptfooColumns[] | null> {
  if (files.some(({ size }) => size > MOST_BYTES)) return null;
  try {
    return await Promise.all(files.map(async (file) => columnsOf(JSON.parse(await textOf(file)))));
  } catch {
    // The server reads it again, and names the fault.
    return null;
  }
}

function textOf(file: File): Promise<string> {
  if (!file.name.toLowerCase().endsWith('.gz')) return file.text();
  return new Response(file.stream().pipeThrough(new DecompressionStream('gzip'))).text();
}

/** Version 3 of the summary lists its prompts, version 2 has them in the head of its table. */
function columnsOf(document: { results: { prompts?: unknown; table?: { head?: { prompts?: unknown } } } }) {
  const { prompts, table } = document.results;
  return promptfooPrompt
    .array()
    .parse(prompts ?? table?.head?.prompts)
    .map((prompt, column) => ({ column, name: promptfooColumnName(prompt) }));
}
