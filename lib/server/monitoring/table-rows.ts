import { isVersionLabel } from '@/lib/core/monitoring/placeholders';
import type { AnswerRow } from '@/lib/core/monitoring/segment-rows';
import { SourceFault, wrongShape } from './source-fault';

/** An answer in SQL, as a table. */
export interface SourceTable {
  columns: readonly string[];
  rows: readonly (readonly unknown[])[];
}

/** Whether a column of this name means something here. */
export function isAnswerColumn(name: string): boolean {
  const known = name.toLowerCase();
  return isVersionLabel(known) || ['value', 'time', 'n'].includes(known);
}

export function hasValue(columns: readonly string[]): boolean {
  return columns.some((column) => column.toLowerCase() === 'value');
}

/**
 * The rows of a table with the columns `value`, and where they are there `time`, `n` and those that name a version.
 * Every other column is ignored. Throws a SourceFault for a table that is none such, or has more rows than the limit.
 */
export function tableRows({ columns, rows }: SourceTable, limit: number): AnswerRow[] {
  if (rows.length > limit) throw new SourceFault({ kind: 'too_many_rows', limit });
  const names = columns.map((column) => column.toLowerCase());
  const [value, time, n] = ['value', 'time', 'n'].map((name) => names.indexOf(name));
  if (value === undefined || !hasValue(columns)) {
    throw wrongShape(`The answer has no column value. It has ${columns.join(', ') || 'none'}.`);
  }
  const labels = names.flatMap((name, index) => (isVersionLabel(name) ? [{ name, index }] : []));
  return rows.map((row) => ({
    atMs: instant(row[time ?? -1]),
    value: number(row[value], 'value'),
    n: number(row[n ?? -1], 'n'),
    labels: Object.fromEntries(
      labels.flatMap(({ name, index }) => (row[index] == null ? [] : [[name, String(row[index])]])),
    ),
  }));
}

function number(cell: unknown, column: string): number | null {
  if (cell === null || cell === undefined) return null;
  const read = typeof cell === 'string' && cell.trim() !== '' ? Number(cell) : cell;
  if (typeof read === 'bigint') return Number(read);
  if (typeof read !== 'number' || (Number.isNaN(read) && !/nan/i.test(String(cell)))) {
    throw wrongShape(`The column ${column} holds "${String(cell).slice(0, 40)}", which is no number.`);
  }
  return Number.isFinite(read) ? read : null;
}

/** A date, or seconds since 1970. */
function instant(cell: unknown): number | null {
  if (cell === null || cell === undefined) return null;
  const ms = cell instanceof Date ? cell.getTime() : Number(cell) * 1000;
  if (Number.isFinite(ms)) return ms;
  const held = `"${String(cell).slice(0, 40)}"`;
  throw wrongShape(
    `The column time holds ${held}, which names no zone. Return seconds since 1970, as by toUnixTimestamp(time).`,
  );
}
