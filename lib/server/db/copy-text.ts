type Column = string | number | boolean | null | undefined;

const ESCAPED = /[\\\t\n\r]/g;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** One row in the text format of COPY; null and undefined are NULL. Texts hold no NUL character: checked before. */
export function copyLine(columns: readonly Column[]): string {
  return `${columns.map(copyField).join('\t')}\n`;
}

function copyField(column: Column): string {
  if (column === null || column === undefined) return '\\N';
  if (typeof column === 'string') return column.replace(ESCAPED, (character) => ESCAPES[character] ?? '');
  if (typeof column === 'boolean') return column ? 't' : 'f';
  return String(column);
}

/** Numbers as PostgreSQL writes an array of them. */
export function copyArray(numbers: readonly number[]): string {
  return `{${numbers.join(',')}}`;
}
