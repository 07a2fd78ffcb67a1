export interface PairableSample {
  id: string;
  /** Same of two: they answer the same input. Null without one. */
  inputKey: string | null;
  input: string | null;
}

/** At least this alike are two inputs that may be compared. */
export const ALIKE = 0.8;
const WORDS_A_SHINGLE = 3;

/**
 * Which samples of two arms answer the same input, each in one pair at most: equal keys first, then alike inputs, the
 * most alike first; at most `most`, in the order of the candidates where two are equally good.
 */
export function pairSamples(
  candidates: readonly PairableSample[],
  baselines: readonly PairableSample[],
  most: number,
): { candidate: string; baseline: string }[] {
  const pairs: { candidate: string; baseline: string }[] = [];
  const taken = new Set<string>();
  const take = (candidate: PairableSample, baseline: PairableSample) => {
    if (pairs.length >= most || taken.has(candidate.id) || taken.has(baseline.id)) return;
    taken.add(candidate.id).add(baseline.id);
    pairs.push({ candidate: candidate.id, baseline: baseline.id });
  };
  for (const candidate of candidates) {
    if (candidate.inputKey === null) continue;
    const same = baselines.find(({ id, inputKey }) => inputKey === candidate.inputKey && !taken.has(id));
    if (same) take(candidate, same);
  }
  if (pairs.length < most) {
    const left = (samples: readonly PairableSample[]) => samples.filter(({ id }) => !taken.has(id));
    for (const { candidate, baseline } of alikePairs(left(candidates), left(baselines)))
      take(candidate, baseline);
  }
  return pairs;
}

/** Jaccard's index of the two sets of three words in a row, without case and punctuation; 0 of two empty texts. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const shingle of a) if (b.has(shingle)) shared += 1;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
}

/** Fewer words than a shingle has are one shingle. */
export function shinglesOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return new Set();
  const last = Math.max(0, words.length - WORDS_A_SHINGLE);
  return new Set(
    Array.from({ length: last + 1 }, (_, at) => words.slice(at, at + WORDS_A_SHINGLE).join(' ')),
  );
}

function alikePairs(candidates: readonly PairableSample[], baselines: readonly PairableSample[]) {
  const known = baselines.map((baseline) => ({ baseline, shingles: shinglesOf(baseline.input ?? '') }));
  const found = candidates.flatMap((candidate) => {
    const shingles = shinglesOf(candidate.input ?? '');
    return known.flatMap(({ baseline, shingles: others }) => {
      // The smaller set bounds what can be shared.
      if (Math.min(shingles.size, others.size) < ALIKE * Math.max(shingles.size, others.size)) return [];
      const alike = likeness(shingles, others);
      return alike >= ALIKE ? [{ candidate, baseline, alike }] : [];
    });
  });
  return found.toSorted((a, b) => b.alike - a.alike);
}
