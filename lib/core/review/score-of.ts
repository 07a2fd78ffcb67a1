import type { GivenVerdict, ItemKind } from './verdict';

/** Of an item judged one by one: the share of its verdicts that say acceptable. Null of a pair, and of nothing. */
export function scoreOf(kind: ItemKind, verdicts: readonly Pick<GivenVerdict, 'verdict'>[]): number | null {
  if (kind === 'pair' || verdicts.length === 0) return null;
  return verdicts.filter(({ verdict }) => verdict === 'acceptable').length / verdicts.length;
}
