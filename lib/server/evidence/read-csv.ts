import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { DomainError } from '@/lib/core/domain-error';
import { type ColumnMapping, CSV_FIELDS, type CsvField, guessColumns } from '@/lib/core/evidence/csv-columns';
import { ARMS } from '@/lib/core/evidence/evidence-case';
import { jsonlCase } from '@/lib/schemas/evidence';
import { badRow, badRowOf } from './bad-row';
import { CaseKinds } from './case-kinds';
import { caseOf } from './case-of';
import type { ReadCases } from './sourced-case';

const NUMBERS = /\.(quality|latency_ms|cost_usd|input_tokens|output_tokens)$/;
const FLAGS = /\.(passed|parse_ok|refused)$/;
const YES = ['true', 't', 'yes', 'y', '1', 'pass', 'passed'];
const NO = ['false', 'f', 'no', 'n', '0', 'fail', 'failed'];
const MAX_RECORD_CHARACTERS = 8 * 1024 * 1024;

/** CSV (RFC 4180) with a header. Columns are as mapped; without a mapping, as their names suggest. */
export const readCsv: ReadCases = async function* readCsv(bytes, { columns, defaultKind }) {
  const records = Readable.from(bytes).pipe(
    parse({ bom: true, skip_empty_lines: true, max_record_size: MAX_RECORD_CHARACTERS, info: true }),
  );
  const kinds = new CaseKinds(defaultKind, 'the column of the kind');
  let plan: Plan | null = null;
  try {
    for await (const { record, info } of records as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      if (!plan) {
        plan = planOf(record, columns);
        continue;
      }
      const place = `Line ${info.lines}`;
      const row = rowOf(place, record, plan);
      const kind = kinds.of(place, row.kind);
      if (kind) yield caseOf(place, row, kind);
    }
    kinds.refuse();
  } catch (error) {
    if (error instanceof CsvError) throw badRow(`Line ${error.lines ?? '?'}`, '', error.message);
    throw error;
  }
};

interface Planned {
  field: CsvField;
  column: string;
  place: number;
}
type Plan = readonly Planned[];

function planOf(header: readonly string[], columns: Readonly<Record<string, string>> | undefined): Plan {
  const mapping: ColumnMapping = columns ?? guessColumns(header);
  const unknown = Object.keys(mapping).filter((field) => !CSV_FIELDS.includes(field as CsvField));
  if (unknown.length > 0) throw badMapping(`There is no field ${unknown.join(', ')} to map a column to.`);
  const plan = Object.entries(mapping).map(([field, column]) => {
    const place = header.indexOf(column);
    if (place < 0) throw badMapping(`The file has no column "${column}": it has ${header.join(', ')}.`);
    // Checked above.
    return { field: field as CsvField, column, place };
  });
  for (const arm of ARMS) {
    const judged = [`${arm}.quality`, `${arm}.passed`, `${arm}.output`];
    if (plan.some(({ field }) => judged.includes(field))) continue;
    throw badMapping(`No column for the ${arm}: map at least ${arm}.quality or ${arm}.output.`);
  }
  return plan;
}

function rowOf(place: string, record: readonly string[], plan: Plan) {
  const row: Record<string, unknown> = { case_id: place };
  const arms: Record<string, Record<string, unknown>> = { baseline: {}, candidate: {} };
  for (const planned of plan) {
    const value = cellValue(place, planned, record[planned.place] ?? '');
    const [arm, rest] = planned.field.split('.');
    if (value === null) continue;
    if (rest === undefined) row[planned.field] = value;
    else Object.assign(arms[arm ?? ''] ?? {}, { [rest]: value });
  }
  const given = { ...row, ...arms };
  const parsed = jsonlCase.safeParse(given);
  if (!parsed.success) throw badRowOf(place, parsed.error, given);
  return parsed.data;
}

/** An empty cell says nothing. */
function cellValue(place: string, { field, column }: Planned, text: string): unknown {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  if (NUMBERS.test(field)) {
    const number = Number(trimmed);
    if (Number.isFinite(number)) return number;
    throw badRow(place, column, `"${trimmed.slice(0, 40)}" is not a number`);
  }
  if (!FLAGS.test(field)) return text;
  const word = trimmed.toLowerCase();
  if (YES.includes(word)) return true;
  if (NO.includes(word)) return false;
  throw badRow(place, column, `"${trimmed.slice(0, 40)}" is neither true nor false`);
}

function badMapping(message: string): DomainError {
  return new DomainError('invalid_input', message, 'bad_mapping', [
    { code: 'bad_mapping', field: 'mapping.columns', message },
  ]);
}
