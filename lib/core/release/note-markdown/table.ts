/** One cell: pipes and backslashes are escaped, line ends become <br>. Outer blanks are dropped. */
function renderCell(text: string): string {
  return text
    .trim()
    .replace(/[\\|<]/g, '\\$&')
    .replace(/\r\n?|\n/g, '<br>');
}

/** A Markdown table; the first row is its heading. */
export function renderTable(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((cells) => `| ${cells.map(renderCell).join(' | ')} |`);
  const rule = `|${' --- |'.repeat(rows[0]?.length ?? 0)}`;
  return [...lines.slice(0, 1), rule, ...lines.slice(1)].join('\n');
}

/** The cells of one line of a table; null when the line is none. */
export function parseRow(line: string): string[] | null {
  const text = line.trim();
  if (!text.startsWith('|')) return null;
  const cells: string[] = [];
  let cell = '';
  for (let at = 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '\\' && at + 1 < text.length) {
      at += 1;
      const next = text.charAt(at);
      cell += /[\\|<]/.test(next) ? next : `\\${next}`;
    } else if (character === '|') {
      cells.push(cell.trim());
      cell = '';
    } else if (/^<br\s*\/?>/i.test(text.slice(at))) {
      cell += '\n';
      at = text.indexOf('>', at);
    } else {
      cell += character;
    }
  }
  return cell.trim() === '' ? cells : [...cells, cell.trim()];
}

/** Is this the line under a table's heading, of dashes alone? */
export function isTableRule(cells: readonly string[]): boolean {
  return cells.length > 0 && cells.every((cell) => /^:?-+:?$/.test(cell));
}
