const PLAIN = /^-?\d*[.,]?\d*$/;
const GROUPED = /^-?[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/;
const GROUPED_SO_FAR = /^-?[1-9]\d{0,2}(,\d{3})*(,\d{0,2})?(\.\d*)?$/;

/** What may stand in a number field while it is typed. */
export function mayBeTyped(text: string): boolean {
  return PLAIN.test(text) || GROUPED_SO_FAR.test(text);
}

/**
 * "1,250" is a thousand two hundred and fifty, since nobody writes a price to exactly three decimals and then means one
 * and a quarter; any other comma is a decimal one. Null for an empty field and for what is no number yet.
 */
export function parseTypedNumber(text: string): number | null {
  const plain = GROUPED.test(text) ? text.replaceAll(',', '') : text.replace(',', '.');
  if (!/\d/.test(plain)) return null;
  const number = Number(plain);
  return Number.isFinite(number) ? number : null;
}
