import type { Comparison } from './compare-pairs';
import type { CaseKind } from './evidence-case';
import type { EvidenceMetric } from './evidence-metric';
import type { EvidenceSummary } from './evidence-summary';
import { groupLabel } from './group-label';

/** A group that became clearly worse. */
export interface HarmedGroup {
  label: string;
  metric: EvidenceMetric;
  comparison: Comparison;
}

/** What the gate reads of a comparison; frozen with the decision. */
export interface OfflineEvidenceFacts {
  fileName: string;
  at: string;
  cases: number;
  errored: number;
  kinds: Record<CaseKind, number>;
  /** Cases of each kind with a quality in both arms. */
  judged: Record<CaseKind, number>;
  /** Why a kind is absent, by kind. */
  absences: Partial<Record<CaseKind, string>>;
  /** Over all cases; null when none has a quality in both arms. */
  quality: Comparison | null;
  /** Over all cases; null when the file does not say of any whether both answers could be parsed. */
  parseFailures: Comparison | null;
  harmed: HarmedGroup[];
  /** Cases of cohorts and subsets that were too many to be looked at apart. */
  beyond: number;
}

export function evidenceFacts(
  summary: EvidenceSummary,
  given: Pick<OfflineEvidenceFacts, 'fileName' | 'at' | 'absences'>,
): OfflineEvidenceFacts {
  const { cases, errored, kinds, groups, largestChanges, beyond } = summary;
  const all = groups.find(({ name }) => name.by === 'all')?.metrics;
  const judgedOf = (kind: CaseKind) =>
    groups.find(({ name }) => name.by === 'kind' && name.kind === kind)?.metrics.quality?.n ?? 0;
  return {
    ...given,
    ...{ cases, errored, kinds, beyond },
    judged: {
      representative: judgedOf('representative'),
      known_bad: judgedOf('known_bad'),
      format_sensitive: judgedOf('format_sensitive'),
    },
    quality: all?.quality ?? null,
    parseFailures: all?.parse_failures ?? null,
    harmed: largestChanges
      .filter(({ harm }) => harm)
      .map(({ group, metric, comparison }) => ({ label: groupLabel(group), metric, comparison })),
  };
}
