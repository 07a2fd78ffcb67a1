/**
 * Moves the decimal point of a number in its text, so that no digit is lost: ("0.07", 2) is "7", where 0.07 * 100 is
 * 7.000000000000001. Positive `places` multiplies by powers of ten. Takes any text that String(number) gives for a
 * finite number, answers plain digits without an exponent.
 */
export function shiftDecimal(text: string, places: number): string {
  const sign = text.startsWith('-') ? '-' : '';
  const [mantissa = '0', exponent = '0'] = text.replace(/^[-+]/, '').toLowerCase().split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const point = whole.length + Number(exponent) + places;
  const digits = whole + fraction;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = Math.max(1, point);
  const before = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  const after = padded.slice(at).replace(/0+$/, '');
  const shifted = after === '' ? before : `${before}.${after}`;
  return shifted === '0' ? '0' : sign + shifted;
}
