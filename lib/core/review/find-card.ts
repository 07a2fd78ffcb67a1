const LEAST_DIGITS = 13;

/**
 * How many characters, from the beginning, are a card number: the longest that ends with a whole group of digits and whose
 * check digit (Luhn) is right. 0 when none is. `candidate` is digits, with a blank or hyphen between some.
 */
export function findCard(candidate: string): number {
  let found = 0;
  let digits = 0;
  // Which digits Luhn doubles depends on how many there are: both sums, by whether that is even.
  let [even, odd] = [0, 0];
  for (let at = 0; at < candidate.length; at += 1) {
    const digit = digitAt(candidate, at);
    if (digit === null) continue;
    const doubled = digit > 4 ? 2 * digit - 9 : 2 * digit;
    even += digits % 2 === 0 ? doubled : digit;
    odd += digits % 2 === 0 ? digit : doubled;
    digits += 1;
    if (digits < LEAST_DIGITS || digitAt(candidate, at + 1) !== null) continue;
    const sum = digits % 2 === 0 ? even : odd;
    // Zeros alone have the right digit too, and are no card.
    if (sum > 0 && sum % 10 === 0) found = at + 1;
  }
  return found;
}

function digitAt(text: string, at: number): number | null {
  const digit = text.charCodeAt(at) - 48;
  return digit >= 0 && digit <= 9 ? digit : null;
}
