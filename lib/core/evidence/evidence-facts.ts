import type { Comparison } from './compare-pairs';
import type { CaseKind } from './evidence-case';
import type { EvidenceMetric } from './evidence-metric';
import type { EvidenceSummary } from './evidence-summary';
import { groupKey } from './evidence-tally';
import { groupLabel } from './group-label';

/** A group that became clearly worse, and why the owner accepts it; null while nobody has said. */
export interface HarmedGroup {
  key: string;
  label: string;
  metric: EvidenceMetric;
  comparison: Comparison;
  explanation: string | null;
}

/** What the gate reads of a comparison; frozen with the decision. */
export interface OfflineEvidenceFacts {
  fileName: string;
  at: string;
  cases: number;
  errored: number;
  kinds: Record<CaseKind, number>;
  /** Why a kind is absent, by kind. */
  absences: Partial<Record<CaseKind, string>>;
  /** Null when no case has a quality in both arms. */
  quality: Comparison | null;
  harmed: HarmedGroup[];
  /** Why the owner accepts a candidate that is behind by what may be chance. */
  behindExplanation: string | null;
}

/** The key under which the owner accepts that the candidate is behind by what may be chance. */
export const BEHIND_KEY = 'behind';

export function evidenceFacts(
  summary: EvidenceSummary,
  given: {
    fileName: string;
    at: string;
    absences: OfflineEvidenceFacts['absences'];
    explanations: Readonly<Record<string, string>>;
  },
): OfflineEvidenceFacts {
  const { fileName, at, absences, explanations } = given;
  const all = summary.groups.find(({ name }) => name.by === 'all');
  return {
    ...{ fileName, at, absences, cases: summary.cases, errored: summary.errored, kinds: summary.kinds },
    quality: all?.metrics.quality ?? null,
    harmed: summary.largestChanges
      .filter(({ harm }) => harm)
      .map(({ group, metric, comparison }) => {
        const key = harmKey(groupKey(group), metric);
        const explanation = explanations[key] ?? null;
        return { key, label: groupLabel(group), metric, comparison, explanation };
      }),
    behindExplanation: explanations[BEHIND_KEY] ?? null,
  };
}

/** Names a group and the metric that became worse in it. */
export function harmKey(group: string, metric: EvidenceMetric): string {
  return `${metric}:${group}`;
}
