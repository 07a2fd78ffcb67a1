import { comparePairs } from './compare-pairs';
import { CASE_KINDS } from './evidence-case';
import { EVIDENCE_METRIC_IDS } from './evidence-metric';
import type { EvidenceSummary, GroupSummary } from './evidence-summary';
import { type EvidenceTally, type GroupName, type GroupTally, groupKey } from './evidence-tally';
import { findLargestChanges } from './largest-changes';

/** The sums of all cases as what is stored and shown. Groups come in one order, whatever order the cases had. */
export function summarizeEvidence(
  tally: EvidenceTally,
  versions: EvidenceSummary['versions'],
): EvidenceSummary {
  const groups = [...tally.groups.values()]
    .filter((group) => !isWholeCohort(group, tally))
    .sort(inOrder)
    .map(summarize);
  const all = tally.groups.get(groupKey({ by: 'all' }));
  return {
    cases: all?.cases ?? 0,
    errored: all?.changes.errored ?? 0,
    kinds: tally.kinds,
    groups,
    largestChanges: findLargestChanges(groups),
    beyond: tally.beyond,
    versions,
  };
}

// A cohort's only subset says nothing that the cohort does not.
function isWholeCohort({ name, cases }: GroupTally, { groups }: EvidenceTally): boolean {
  if (name.by !== 'subset') return false;
  return groups.get(groupKey({ by: 'cohort', cohort: name.cohort }))?.cases === cases;
}

function summarize({ name, cases, changes, sums }: GroupTally): GroupSummary {
  const metrics: GroupSummary['metrics'] = {};
  for (const metric of EVIDENCE_METRIC_IDS) {
    const comparison = comparePairs(sums[metric], metric);
    if (comparison) metrics[metric] = comparison;
  }
  return { name, cases, changes, metrics };
}

function inOrder(a: GroupTally, b: GroupTally): number {
  return compareParts(placeOf(a.name), placeOf(b.name));
}

// A subset stands right after its cohort, whose own subset is empty.
function placeOf(name: GroupName): readonly [number, string, string] {
  switch (name.by) {
    case 'all':
      return [0, '', ''];
    case 'kind':
      return [1, String(CASE_KINDS.indexOf(name.kind)), ''];
    case 'cohort':
      return [2, name.cohort, ''];
    case 'subset':
      return [2, name.cohort, name.subset];
  }
}

function compareParts(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (const [place, left] of a.entries()) {
    const right = b[place] ?? left;
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
