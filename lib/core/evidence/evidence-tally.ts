import { CASE_CHANGES, type CaseChange, caseChange } from './case-change';
import { CASE_KINDS, type CaseKind, type EvidenceCase } from './evidence-case';
import { EVIDENCE_METRIC_IDS, type EvidenceMetric, METRIC_VALUE } from './evidence-metric';
import { addPair, emptySums, mergeSums, type PairedSums } from './paired-sums';

/** Which cases a group holds. A subset is one within its cohort. */
export type GroupName =
  | { by: 'all' }
  | { by: 'kind'; kind: CaseKind }
  | { by: 'cohort'; cohort: string }
  | { by: 'subset'; cohort: string; subset: string };

export interface GroupTally {
  name: GroupName;
  cases: number;
  changes: Record<CaseChange, number>;
  sums: Record<EvidenceMetric, PairedSums>;
}

export interface EvidenceTally {
  groups: Map<string, GroupTally>;
  kinds: Record<CaseKind, number>;
  /** Cases whose cohort or subset came after the most that are kept apart; they are in the totals all the same. */
  beyond: number;
}

/** So many cohorts and subsets are kept apart; it bounds the memory, and what a person can read. */
export const MOST_GROUPS = 500;

export function emptyTally(): EvidenceTally {
  return { groups: new Map(), kinds: zeroes(CASE_KINDS), beyond: 0 };
}

/** Adds one case. A case that errored is counted as such, and is in none of the sums. Changes `tally`. */
export function addCase(tally: EvidenceTally, entry: EvidenceCase): void {
  const change = caseChange(entry);
  tally.kinds[entry.kind] += 1;
  let left = false;
  for (const name of groupsOf(entry)) {
    const group = groupFor(tally, name);
    if (!group) left = true;
    else addTo(group, entry, change);
  }
  if (left) tally.beyond += 1;
}

/** Adds `from` to `into`. Changes `into`. */
export function mergeTally(into: EvidenceTally, from: EvidenceTally): void {
  for (const kind of CASE_KINDS) into.kinds[kind] += from.kinds[kind];
  into.beyond += from.beyond;
  for (const group of from.groups.values()) {
    const own = groupFor(into, group.name);
    if (own) mergeGroup(own, group);
    else into.beyond += group.cases;
  }
}

/** The same for the same cases: names a group in links and in what is written about it. */
export function groupKey(name: GroupName): string {
  switch (name.by) {
    case 'all':
      return 'all';
    case 'kind':
      return `kind:${name.kind}`;
    case 'cohort':
      return `cohort:${encodeURIComponent(name.cohort)}`;
    case 'subset':
      return `subset:${encodeURIComponent(name.cohort)}/${encodeURIComponent(name.subset)}`;
  }
}

function groupsOf({ kind, cohort, subset }: EvidenceCase): GroupName[] {
  const names: GroupName[] = [{ by: 'all' }, { by: 'kind', kind }];
  if (cohort !== '') names.push({ by: 'cohort', cohort });
  if (subset !== '') names.push({ by: 'subset', cohort, subset });
  return names;
}

function groupFor({ groups }: EvidenceTally, name: GroupName): GroupTally | null {
  const key = groupKey(name);
  const known = groups.get(key);
  if (known) return known;
  if (groups.size >= MOST_GROUPS && name.by !== 'all' && name.by !== 'kind') return null;
  const made = { name, cases: 0, changes: zeroes(CASE_CHANGES), sums: noSums() };
  groups.set(key, made);
  return made;
}

function addTo(group: GroupTally, { baseline, candidate }: EvidenceCase, change: CaseChange): void {
  group.cases += 1;
  group.changes[change] += 1;
  if (change === 'errored') return;
  for (const metric of EVIDENCE_METRIC_IDS) {
    const value = METRIC_VALUE[metric];
    addPair(group.sums[metric], value(baseline), value(candidate));
  }
}

function mergeGroup(into: GroupTally, from: GroupTally): void {
  into.cases += from.cases;
  for (const change of CASE_CHANGES) into.changes[change] += from.changes[change];
  for (const metric of EVIDENCE_METRIC_IDS) mergeSums(into.sums[metric], from.sums[metric]);
}

// The casts follow from the lists: every member of each gets its entry.
function zeroes<K extends string>(keys: readonly K[]): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;
}

function noSums(): GroupTally['sums'] {
  return Object.fromEntries(EVIDENCE_METRIC_IDS.map((metric) => [metric, emptySums()])) as GroupTally['sums'];
}
