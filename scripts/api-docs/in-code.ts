/** A value as code. A bar would end the cell of a table, in code too. */
export function inCode(value: unknown): string {
  const text = typeof value === 'string' && value !== '' ? value : JSON.stringify(value);
  return `\`${text.replaceAll('|', '\\|')}\``;
}
