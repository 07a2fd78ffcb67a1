const LEAST_DIGITS = 13;

/**
 * How many characters, from the beginning, are a card number: the longest that ends with a whole group of digits and whose
 * check digit (Luhn) is right. 0 when none is. `candidate` is digits, with a blank or hyphen between some.
 */
export function findCard(candidate: string): number {
  for (let end = candidate.length; end > 0; end -= 1) {
    if (!isDigit(candidate[end - 1]) || isDigit(candidate[end])) continue;
    const digits = candidate.slice(0, end).replace(/[ -]/gu, '');
    if (digits.length < LEAST_DIGITS) return 0;
    if (hasLuhnDigit(digits)) return end;
  }
  return 0;
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}

function hasLuhnDigit(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 === 0 ? digit : 2 * digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  // Zeros alone have the right digit too, and are no card.
  return sum > 0 && sum % 10 === 0;
}
