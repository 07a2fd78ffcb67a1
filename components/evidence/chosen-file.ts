import { type ColumnMapping, guessFromRows } from '@/lib/core/evidence/csv-columns';
import type { EvidenceFormat } from '@/lib/core/evidence/evidence-format';
import { type ChosenColumns, clearColumns } from './promptfoo-arms';
import type { PromptfooColumns } from './promptfoo-columns';

/** What a person picked: one file, or two of promptfoo's, the baseline's first. */
export interface ChosenFile {
  files: readonly File[];
  format: EvidenceFormat;
  /** Of a CSV file: its header, its first row, and the columns as their names suggest. Null where that could not be read here. */
  csv: { header: string[]; example: string[]; mapping: ColumnMapping } | null;
  /** Of promptfoo files: what each has, and which of it is which arm. Null where that could not be read here. */
  promptfoo: { columns: readonly PromptfooColumns[]; chosen: ChosenColumns } | null;
}

const HEAD_BYTES = 256 * 1024;
const HEAD_ROWS = 50;

/**
 * Looks at the beginning of a CSV file, and at the prompts of promptfoo's. What reads them is fetched with the first file;
 * where that fails, the server reads it all the same.
 */
export async function chooseFile(files: readonly File[]): Promise<ChosenFile> {
  const format = formatOf(files[0]?.name ?? '');
  const columns = format === 'promptfoo' ? await readColumns(files).catch(() => null) : null;
  return {
    ...{ files, format },
    csv: format === 'csv' && files[0] ? await readHead(files[0]).catch(() => null) : null,
    promptfoo: columns && { columns, chosen: clearColumns(columns) },
  };
}

/** The other file is the baseline's. */
export function swapFiles({ files, promptfoo, ...chosen }: ChosenFile): ChosenFile {
  const swapped = promptfoo && {
    columns: promptfoo.columns.toReversed(),
    chosen: { baseline: promptfoo.chosen.candidate, candidate: promptfoo.chosen.baseline },
  };
  return { ...chosen, files: files.toReversed(), promptfoo: swapped };
}

export function fileNameOf({ files }: Pick<ChosenFile, 'files'>): string {
  return files.map(({ name }) => name).join(' + ');
}

function formatOf(name: string): EvidenceFormat {
  const plain = name.toLowerCase().replace(/\.gz$/, '');
  if (plain.endsWith('.csv')) return 'csv';
  return plain.endsWith('.json') ? 'promptfoo' : 'jsonl';
}

async function readColumns(files: readonly File[]): Promise<PromptfooColumns[] | null> {
  const { readPromptfooColumns } = await import('./promptfoo-columns');
  return readPromptfooColumns(files);
}

async function readHead(file: File): Promise<ChosenFile['csv']> {
  if (file.name.toLowerCase().endsWith('.gz')) return null;
  const { parse } = await import('csv-parse/browser/esm/sync');
  const text = await file.slice(0, HEAD_BYTES).text();
  const [header = [], ...rows] = firstRows(text, parse);
  return { header, example: rows[0] ?? [], mapping: guessFromRows(header, rows) };
}

// The head may end inside a row, which then may be no CSV: the first two are whole all the same, or the server will
// name the fault.
function firstRows(text: string, parse: typeof import('csv-parse/browser/esm/sync').parse): string[][] {
  for (const to of [HEAD_ROWS, 2]) {
    try {
      return parse(text, { bom: true, to, relax_column_count: true, relax_quotes: true });
    } catch {
      // Tried again with fewer rows.
    }
  }
  return [];
}
