/** A line that Markdown would take for a heading, with the backslashes that already keep it from being one. */
const HEADING = /^(\s*\\*)#/;
const ESCAPED = /^(\s*\\*)\\#/;

/**
 * Free text for the body of a section: a line that begins with # gets a backslash, so that it stays text. Line ends
 * become \n and outer blank space is dropped, as in everything that is read back.
 */
export function escapeText(text: string): string {
  return tidyText(text)
    .split('\n')
    .map((line) => line.replace(HEADING, '$1\\#'))
    .join('\n');
}

/** Undoes escapeText. */
export function unescapeText(text: string): string {
  return tidyText(text)
    .split('\n')
    .map((line) => line.replace(ESCAPED, '$1#'))
    .join('\n');
}

/** Line ends as \n, no blank space around. */
export function tidyText(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}
