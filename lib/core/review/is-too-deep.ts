const TOO_DEEP = /(?:(?:>|(?:[-+*]|\d{1,9}[.)])[ \t])[ \t]*){50}/;

/** Quotations and lists within each other so often that laying the Markdown out would exhaust the stack. */
export function isTooDeep(text: string): boolean {
  return TOO_DEEP.test(text);
}
