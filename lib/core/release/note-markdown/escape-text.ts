/** A line that Markdown would take for a heading, with the backslashes that already keep it from being one. */
const HEADING = /^(\s*\\*)#/;
/** A line that opens a block of HTML; a comment or a fold that is never closed would swallow every section below. */
const HTML =
  /^(\s*\\*)(<(?:!|\?|\/?(?:details|summary|div|table|pre|script|style|textarea|iframe|template)\b))/i;
const FENCE = /^(\s*)(\\*)(`{3,}|~{3,})([^\n]*)$/;
const ESCAPED =
  /^(\s*\\*)\\(?=#|`{3}|~{3}|<(?:!|\?|\/?(?:details|summary|div|table|pre|script|style|textarea|iframe|template)\b))/i;

/**
 * Free text for the body of a section: a line that begins with #, opens a block of HTML, or a block of code that is
 * never closed gets a backslash, so that it stays text and what follows stays a section. Line ends become \n and outer
 * blank space is dropped, as in everything that is read back.
 */
export function escapeText(text: string): string {
  const lines = tidyText(text).split('\n');
  const open = openFence(lines);
  return lines
    .map((line, at) => {
      const [, , backslashes] = FENCE.exec(line) ?? [];
      // One that has a backslash gets another, so that reading takes none that was written.
      if (backslashes !== undefined && (backslashes !== '' || at === open)) {
        return line.replace(FENCE, '$1$2\\$3$4');
      }
      return line.replace(HEADING, '$1\\#').replace(HTML, '$1\\$2');
    })
    .join('\n');
}

/** Undoes escapeText. */
export function unescapeText(text: string): string {
  return tidyText(text)
    .split('\n')
    .map((line) => line.replace(ESCAPED, '$1'))
    .join('\n');
}

/** Line ends as \n, no blank space around. */
export function tidyText(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}

/** The line that opens a block of code without an end; -1 when every block is closed. */
function openFence(lines: readonly string[]): number {
  let opened: { at: number; mark: string } | null = null;
  for (const [at, line] of lines.entries()) {
    const [, , backslashes, mark = '', rest = ''] = FENCE.exec(line) ?? [];
    if (backslashes !== '') continue;
    if (opened === null) opened = mark.startsWith('`') && rest.includes('`') ? null : { at, mark };
    else if (mark.startsWith(opened.mark) && rest.trim() === '') opened = null;
  }
  return opened?.at ?? -1;
}
