import { comparePairs } from './compare-pairs';
import type { OfflineEvidenceFacts } from './evidence-facts';
import { addPair, emptySums } from './paired-sums';

/** What the gate reads of such a comparison: all representative but two; `broken` and `fixed` of the cases that did not error. */
export function comparedFacts(
  cases: number,
  broken: number,
  fixed: number,
  { errored = 0, ...more }: Partial<OfflineEvidenceFacts> = {},
): OfflineEvidenceFacts {
  const sums = emptySums();
  for (let index = 0; index < cases - errored; index += 1) {
    const before = Number(index < broken || index >= broken + fixed);
    addPair(sums, before, Number(index >= broken));
  }
  const kinds = { representative: cases - 2, known_bad: 1, format_sensitive: 1 };
  return {
    ...{ fileName: 'a.jsonl', at: '2026-03-01T12:00:00.000Z', cases, errored },
    ...{ kinds, judged: kinds, absences: {}, quality: comparePairs(sums, 'quality') },
    ...{ parseFailures: null, harmed: [], beyond: 0 },
    ...more,
  };
}
