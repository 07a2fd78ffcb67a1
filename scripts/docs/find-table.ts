import type { Page } from './read-page';

/** The cells of the first table whose header begins with these cells, without header; throws when the page has none. */
export function findTable({ file, prose }: Page, header: readonly string[]): string[][] {
  const at = prose.findIndex(({ text }) => header.every((cell, column) => cellsOf(text)[column] === cell));
  if (at < 0) throw new Error(`${file} has no table with the columns ${header.join(', ')}`);
  const rows = prose.slice(at + 2);
  const end = rows.findIndex(({ text }) => !text.startsWith('|'));
  return rows.slice(0, end < 0 ? undefined : end).map(({ text }) => cellsOf(text));
}

/** Of a row; `\|` is a bar within a cell. */
function cellsOf(row: string): string[] {
  if (!row.startsWith('|')) return [];
  return row
    .replace(/^\||\|\s*$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));
}
