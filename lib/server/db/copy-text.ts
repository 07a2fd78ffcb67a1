const ESCAPED = /[\\\t\n\r]/g;
const NEEDS_ESCAPE = /[\\\t\n\r]/;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

const COPY_NULL = '\\N';

/** A text as the text format of COPY has it; undefined and null are NULL. It holds no NUL character: checked before. */
export function copyText(text: string | null | undefined): string {
  if (text === null || text === undefined) return COPY_NULL;
  return NEEDS_ESCAPE.test(text) ? text.replace(ESCAPED, (character) => ESCAPES[character] ?? '') : text;
}

export function copyNumber(value: number | null | undefined): string {
  return value === null || value === undefined ? COPY_NULL : `${value}`;
}

export function copyFlag(value: boolean | null | undefined): string {
  if (value === null || value === undefined) return COPY_NULL;
  return value ? 't' : 'f';
}

/** Numbers as PostgreSQL writes an array of them. */
export function copyArray(numbers: readonly number[]): string {
  return `{${numbers.join(',')}}`;
}

/** One row of columns. */
export function copyLine(columns: readonly (string | number | boolean | null | undefined)[]): string {
  return `${columns.map(copyColumn).join('\t')}\n`;
}

function copyColumn(column: string | number | boolean | null | undefined): string {
  if (typeof column === 'string') return copyText(column);
  return typeof column === 'boolean' ? copyFlag(column) : copyNumber(column);
}
