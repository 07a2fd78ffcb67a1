// 13 hex digits are 52 bits, which a double holds exactly.
const DIGITS = 13;

/**
 * The priority of a request, in [0, 1): the first 52 bits of a keyed digest (hex) of its event. The same event has the same
 * priority wherever and whenever it arrives; without the key nobody can choose one.
 */
export function priorityOf(digest: string): number {
  return Number.parseInt(digest.slice(0, DIGITS), 16) / 2 ** (4 * DIGITS);
}
