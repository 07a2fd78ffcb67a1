/** An input without what does not make it another one: case, blanks, and how its characters are composed. */
export function normalizedInput(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}
