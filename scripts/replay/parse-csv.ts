type Cell = string | number | boolean;

const TEXT_COLUMNS = /^(case_id|arm|.*_version|.*_id)$/;

/**
 * RFC 4180 with a header. An empty cell is absent; in columns of measurements and context, true, false and numbers
 * are read as such; columns named case_id, arm, …_version and …_id stay text.
 */
export function parseCsv(text: string): Record<string, Cell>[] {
  const [header, ...records] = splitRecords(text.replace(/^\uFEFF/, ''));
  if (!header) return [];
  return records.map((cells, index) => {
    if (cells.length !== header.length) {
      throw new Error(`Record ${index + 2} has ${cells.length} cells; the header has ${header.length}.`);
    }
    const pairs = header.map((name, column) => [name.trim(), cells[column] ?? ''] as const);
    return Object.fromEntries(
      pairs.filter(([, cell]) => cell !== '').map(([name, cell]) => [name, toCell(name, cell)]),
    );
  });
}

function toCell(name: string, cell: string): Cell {
  if (TEXT_COLUMNS.test(name)) return cell;
  if (cell === 'true' || cell === 'false') return cell === 'true';
  return /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(cell) ? Number(cell) : cell;
}

function splitRecords(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  // A cell and what ends it: a comma, a line's end, or the end of the text.
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [, quoted, plain = '', end] = match;
    record.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    if (record.length > 1 || record[0] !== '') records.push(record);
    record = [];
    if (pattern.lastIndex >= text.length) return records;
  }
  if (pattern.lastIndex < text.length && text !== '')
    throw new Error('The file has a quote where none can be.');
  return records;
}
