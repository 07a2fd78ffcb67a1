import { parse } from 'csv-parse/browser/esm/sync';
import { type ColumnMapping, guessColumns } from '@/lib/core/evidence/csv-columns';
import type { EvidenceFormat } from '@/lib/schemas/evidence';

/** What a person picked: one file, or two of promptfoo's, the baseline's first. */
export interface ChosenFile {
  files: readonly File[];
  format: EvidenceFormat;
  /** Of a CSV file: its header, its first row, and the columns as their names suggest. */
  csv: { header: string[]; example: string[]; mapping: ColumnMapping } | null;
}

const HEAD_BYTES = 256 * 1024;

/** Looks at the beginning of a file, and no further. */
export async function chooseFile(files: readonly File[]): Promise<ChosenFile> {
  const format = formatOf(files[0]?.name ?? '');
  return { files, format, csv: format === 'csv' && files[0] ? await readHead(files[0]) : null };
}

export function fileNameOf({ files }: Pick<ChosenFile, 'files'>): string {
  return files.map(({ name }) => name).join(' + ');
}

function formatOf(name: string): EvidenceFormat {
  const plain = name.toLowerCase().replace(/\.gz$/, '');
  if (plain.endsWith('.csv')) return 'csv';
  return plain.endsWith('.json') ? 'promptfoo' : 'jsonl';
}

async function readHead(file: File): Promise<ChosenFile['csv']> {
  if (file.name.toLowerCase().endsWith('.gz')) return null;
  const text = await file.slice(0, HEAD_BYTES).text();
  const [header = [], example = []] = firstRows(text);
  return { header, example, mapping: guessColumns(header) };
}

// The head may end inside a row; the first two are whole all the same, or the server will name the fault.
function firstRows(text: string): string[][] {
  try {
    return parse(text, { bom: true, to: 2, relax_column_count: true, relax_quotes: true });
  } catch {
    return [];
  }
}
