import type { CaseChange } from './case-change';
import type { Comparison } from './compare-pairs';
import type { Arm, CaseKind } from './evidence-case';
import type { EvidenceMetric } from './evidence-metric';
import type { GroupName } from './evidence-tally';
import type { VersionChecks } from './version-checks';

/** A comparison within one group of cases. */
export interface GroupSummary {
  name: GroupName;
  cases: number;
  changes: Record<CaseChange, number>;
  /** Only metrics with at least one pair. */
  metrics: Partial<Record<EvidenceMetric, Comparison>>;
}

/** A group in which a metric moved by more than chance explains, after all looks are counted. */
export interface GroupChange {
  group: GroupName;
  metric: EvidenceMetric;
  comparison: Comparison;
  harm: boolean;
  /** Does it go against the comparison as a whole? */
  opposite: boolean;
  /** By Holm's method. */
  adjustedP: number;
}

/** What a file says: stored with the evidence, frozen once it is ready. */
export interface EvidenceSummary {
  cases: number;
  errored: number;
  kinds: Record<CaseKind, number>;
  /** In the order: all, kinds, cohorts each followed by its subsets. */
  groups: GroupSummary[];
  /** Harm first, then the largest. */
  largestChanges: GroupChange[];
  /** Cases of cohorts and subsets that were too many to be kept apart. */
  beyond: number;
  /** How each arm's version was made sure of, by axis. */
  versions: Record<Arm, VersionChecks>;
  /** The prompt and provider that each arm was taken from; left out where the format has none. */
  takenFrom?: Record<Arm, string>;
}
