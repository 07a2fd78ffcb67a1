/** ln Σ exp(term) without overflow; -Infinity of nothing, and where every term is -Infinity. */
export function logSumExp(terms: readonly number[]): number {
  let most = Number.NEGATIVE_INFINITY;
  for (const term of terms) most = Math.max(most, term);
  if (most === Number.NEGATIVE_INFINITY) return most;
  let sum = 0;
  for (const term of terms) sum += Math.exp(term - most);
  return most + Math.log(sum);
}
