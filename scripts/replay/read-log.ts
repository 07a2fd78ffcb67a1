import { readFileSync } from 'node:fs';
import { parseCsv } from './parse-csv';
import { MEASURED_FIELDS, type RecordedArm, type RecordedCase } from './recorded-case';

type Row = Readonly<Record<string, unknown>>;

/** Reads a recorded log (.csv, else one JSON object a line) into cases, in the order in which the file first names them. */
export function readLog(file: string, keyBy: string): RecordedCase[] {
  const text = readFileSync(file, 'utf8');
  const rows = file.toLowerCase().endsWith('.csv') ? parseCsv(text) : parseJsonLines(text);
  const cases = new Map<string, RecordedCase>();
  for (const [index, row] of rows.entries()) {
    const key = row[keyBy];
    if (typeof key !== 'string' || key === '')
      throw new Error(`Row ${index + 1} of ${file} has no ${keyBy}.`);
    const known = cases.get(key) ?? {
      ...{ key, context: contextOf(row), arms: [] },
      ...(isGiven(row.time) && { time: row.time }),
    };
    known.arms.push(toArm(row, index + 1));
    cases.set(key, known);
  }
  return [...cases.values()];
}

function parseJsonLines(text: string): Row[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      return [JSON.parse(line) as Row];
    } catch {
      throw new Error(`Line ${index + 1} is not valid JSON.`);
    }
  });
}

function toArm(row: Row, position: number): RecordedArm {
  const entries = MEASURED_FIELDS.flatMap((name) => (isGiven(row[name]) ? [[name, row[name]] as const] : []));
  // One yes or no for a whole request: counted as one tool call.
  const tool =
    typeof row.tool_error === 'boolean' ? { tool_calls: 1, tool_errors: row.tool_error ? 1 : 0 } : {};
  return {
    arm: typeof row.arm === 'string' ? row.arm : '',
    modelVersion: typeof row.model_version === 'string' ? row.model_version : null,
    position: typeof row.seq === 'number' ? row.seq : position,
    measured: { ...Object.fromEntries(entries), ...tool },
  };
}

/** `cohort` or `context` objects, and `context.<name>` columns. */
function contextOf(row: Row): Row {
  const columns = Object.entries(row).flatMap(([name, value]) =>
    name.startsWith('context.') && isGiven(value) ? [[name.slice('context.'.length), value] as const] : [],
  );
  return { ...asObject(row.cohort), ...asObject(row.context), ...Object.fromEntries(columns) };
}

function asObject(value: unknown): Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : {};
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}
