/**
 * A text as a literal of ClickHouse's SQL. Parameters of a query do not exist on servers before 19.14, and what is
 * hexadecimal digits alone cannot end a literal, whatever the text says.
 */
export function textLiteral(text: string): string {
  return `unhex('${Buffer.from(text, 'utf8').toString('hex')}')`;
}

/** Throws for what is no whole number, so that nothing else can become part of a statement. */
export function wholeLiteral(number: number): string {
  if (!Number.isSafeInteger(number)) throw new RangeError(`Not a whole number: ${number}`);
  return number.toString();
}
