import { createHash } from 'node:crypto';
import { canonicalJson } from '@/lib/core/audit/canonical-json';
import { DomainError } from '@/lib/core/domain-error';
import { ARMS, type Arm } from '@/lib/core/evidence/evidence-case';
import type { EvidenceMapping } from '@/lib/schemas/evidence';
import {
  type PromptfooPrompt,
  type PromptfooResult,
  promptfooColumnName,
  promptfooPrompt,
  promptfooResult,
} from '@/lib/schemas/promptfoo';
import { ResultStaging, type StagedColumn, type StagedPair } from '../db/result-staging';
import { badRow, badRowOf } from './bad-row';
import { CaseKinds } from './case-kinds';
import { kindSaid, promptfooCase } from './promptfoo-case';
import { resultsOfTable } from './promptfoo-table';
import { type JsonPath, readJsonValues } from './read-json-values';
import type { ReadCases } from './sourced-case';

/**
 * promptfoo's results JSON, versions 2 and 3 of its summary. Either one file in which two prompts or two providers are
 * the two arms, or two files one after the other, the baseline's first. Results come in the order in which they were
 * ready, so they are kept in the database until both arms' are there.
 */
export const readPromptfoo: ReadCases = async function* readPromptfoo(bytes, mapping) {
  const staging = await ResultStaging.open();
  try {
    const seen = await stage(bytes, staging);
    const columns = chooseColumns(seen, mapping);
    const prompts = {
      baseline: promptOf(seen, columns.baseline),
      candidate: promptOf(seen, columns.candidate),
    };
    const takenFrom = {
      baseline: nameOf(seen, columns.baseline),
      candidate: nameOf(seen, columns.candidate),
    };
    const kinds = new CaseKinds(mapping.defaultKind, "each test's vars or metadata");
    for await (const pair of staging.pairs(columns.baseline, columns.candidate)) {
      const place = `Test ${pair.test + 1}`;
      const results = bothOf(place, pair);
      const kind = kinds.of(place, kindSaid(results.baseline));
      if (kind) yield { ...promptfooCase({ place, results, prompts, kind }), takenFrom };
    }
    kinds.refuse();
  } finally {
    await staging.close();
  }
};

interface Seen {
  documents: number;
  /** Of each document, the columns that have results. */
  columns: Map<number, Set<number>>;
  prompts: Map<string, PromptfooPrompt>;
}

async function stage(bytes: AsyncIterable<Buffer>, staging: ResultStaging): Promise<Seen> {
  const seen: Seen = { documents: 0, columns: new Map(), prompts: new Map() };
  const versions = new Map<number, unknown>();
  let heads: unknown = [];
  for await (const { document, path, value } of readJsonValues(bytes, isWanted)) {
    seen.documents = Math.max(seen.documents, document + 1);
    const [, part, at] = path;
    if (part === 'version') versions.set(document, value);
    else if (part === 'prompts') notePrompt(seen, document, Number(at), value);
    else if (part === 'table' && at === 'head') {
      heads = value;
      for (const [column, prompt] of promptsOfHead(heads).entries())
        notePrompt(seen, document, column, prompt);
    } else if (part === 'table') {
      const test = Number(path[3]);
      for (const result of resultsOfTable(`Test ${test + 1}`, test, value, heads))
        await keep(staging, seen, document, result);
    } else if (versions.get(document) === 3) {
      await keep(staging, seen, document, value);
    }
  }
  if (seen.documents === 0) throw notPromptfoo();
  return seen;
}

/** Results and prompts one by one, the table's rows one by one. Version 2 repeats its results in the table. */
function isWanted(path: JsonPath): boolean {
  const [root, part, at] = path;
  if (root !== 'results') return false;
  if (path.length === 2) return part === 'version';
  if (path.length === 3) return (part === 'results' || part === 'prompts' || at === 'head') && at !== 'body';
  return path.length === 4 && part === 'table' && at === 'body';
}

function notePrompt(seen: Seen, document: number, column: number, value: unknown): void {
  const parsed = promptfooPrompt.safeParse(value);
  if (!parsed.success) throw badRowOf(`Prompt ${column + 1}`, parsed.error, value);
  seen.prompts.set(`${document}/${column}`, parsed.data);
}

function promptsOfHead(head: unknown): unknown[] {
  const prompts = typeof head === 'object' && head !== null && 'prompts' in head ? head.prompts : [];
  return Array.isArray(prompts) ? prompts : [];
}

async function keep(staging: ResultStaging, seen: Seen, document: number, value: unknown): Promise<void> {
  const parsed = promptfooResult.safeParse(value);
  if (!parsed.success) throw badRowOf(`A result of file ${document + 1}`, parsed.error, value);
  const { promptIdx, testIdx } = parsed.data;
  const columns = seen.columns.get(document) ?? new Set();
  seen.columns.set(document, columns.add(promptIdx));
  const result = JSON.stringify(parsed.data).replaceAll('\\u0000', '\\ufffd');
  await staging.add({ document, column: promptIdx }, testIdx, result);
}

function chooseColumns(seen: Seen, { promptIdx }: EvidenceMapping): Record<Arm, StagedColumn> {
  if (seen.documents > 2) throw badColumns(`There are ${seen.documents} files in one: send one, or two.`);
  const documents = { baseline: 0, candidate: seen.documents - 1 };
  const chosen = (arm: Arm): StagedColumn => {
    const document = documents[arm];
    const found = [...(seen.columns.get(document) ?? [])].sort((a, b) => a - b);
    const inOne = seen.documents === 1;
    if (inOne && found.length === 1 && !promptIdx) throw badColumns(onlyOne(seen, document));
    const column = promptIdx?.[arm] ?? (inOne && arm === 'candidate' ? found[1] : found[0]);
    const isClear = promptIdx !== undefined || found.length === (inOne ? 2 : 1);
    if (!isClear || column === undefined || !found.includes(column)) {
      throw badColumns(
        `Choose which prompt and provider is the ${arm} (mapping.promptIdx): ${listColumns(seen, document)}`,
      );
    }
    return { document, column };
  };
  return { baseline: chosen('baseline'), candidate: chosen('candidate') };
}

function listColumns(seen: Seen, document: number): string {
  const found = [...(seen.columns.get(document) ?? [])].sort((a, b) => a - b);
  if (found.length === 0) return 'the file has no results.';
  return `${found.map((column) => `${column} is ${nameOf(seen, { document, column })}`).join('; ')}.`;
}

function nameOf({ prompts }: Seen, { document, column }: StagedColumn): string {
  const prompt = prompts.get(`${document}/${column}`);
  return prompt ? promptfooColumnName(prompt) : `prompt ${column + 1}`;
}

function onlyOne(seen: Seen, document: number): string {
  const [column = 0] = seen.columns.get(document) ?? [];
  const name = nameOf(seen, { document, column });
  return `The file has one prompt with one provider (${name}), and a comparison has two: choose two files, the baseline's first.`;
}

/** sha256 of the prompt's template, which is what a version's fingerprint is of; null when the file has none. */
function promptOf({ prompts }: Seen, { document, column }: StagedColumn): string | null {
  const prompt = prompts.get(`${document}/${column}`);
  return prompt ? createHash('sha256').update(prompt.raw).digest('hex') : null;
}

function bothOf(place: string, pair: StagedPair): Record<Arm, PromptfooResult> {
  const read = (arm: Arm): PromptfooResult => {
    const stored = pair[arm];
    if (stored === null)
      throw badRow(place, arm, 'has no result: both versions must have answered every test');
    return promptfooResult.parse(JSON.parse(stored));
  };
  const results = { baseline: read('baseline'), candidate: read('candidate') };
  const [before, after] = ARMS.map((arm) => canonicalJson(results[arm].vars ?? {}));
  if (before !== after)
    throw badRow(place, 'vars', 'are not the same in both files: they must run the same tests');
  return results;
}

function notPromptfoo(): DomainError {
  const message = 'This is not a promptfoo results file: it has no `results`. Nothing of it was kept.';
  return new DomainError('invalid_input', message, 'not_promptfoo');
}

function badColumns(message: string): DomainError {
  const issue = { code: 'bad_mapping', field: 'mapping.promptIdx', message };
  return new DomainError('invalid_input', message, 'bad_mapping', [issue]);
}
