import type { VersionLabels } from '../routing/routing-snapshot';
import type { PlaceholderValues, VersionLabel } from './placeholders';

export const ARMS = ['baseline', 'candidate'] as const;
export type Arm = (typeof ARMS)[number];

/** A version as queries may know it: the variant that applications are told ("v12"), and its four labels. */
export interface QueriedVersion extends VersionLabels {
  variant: string;
}

/** What a query is asked about. A version that is not chosen yet is null. */
export interface QueryScope {
  featureKey: string;
  versions: Record<Arm, QueriedVersion | null>;
  fromMs: number;
  toMs: number;
  stepSeconds: number;
}

/** `version` is another word for the variant. */
export function labelValue(version: QueriedVersion, label: VersionLabel): string {
  return version[label === 'version' ? 'variant' : label];
}

/** Of these labels, those by which the two versions can be told apart. All of them while one is not chosen. */
export function tellingLabels(
  { versions: { baseline, candidate } }: QueryScope,
  labels: readonly VersionLabel[],
): VersionLabel[] {
  if (!baseline || !candidate) return [...labels];
  return labels.filter((label) => labelValue(baseline, label) !== labelValue(candidate, label));
}

export function placeholderValues(scope: QueryScope, version: QueriedVersion | null): PlaceholderValues {
  const { featureKey, fromMs, toMs, stepSeconds } = scope;
  const labels = (label: VersionLabel) => (version ? labelValue(version, label) : '');
  return {
    feature: featureKey,
    version: labels('version'),
    variant: labels('variant'),
    model_version: labels('model_version'),
    prompt_version: labels('prompt_version'),
    retrieval_version: labels('retrieval_version'),
    policy_version: labels('policy_version'),
    from: fromMs,
    to: toMs,
    step: stepSeconds,
    window: Math.round((toMs - fromMs) / 1000),
  };
}
