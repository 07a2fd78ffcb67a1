import type { VersionLabels } from '../routing/routing-snapshot';

/** Above this share of requests without a known version label, what is measured may not be what is served. */
export const MOST_UNLABELLED = 0.05;

/** Requests of the feature in the last `hours`, and how many of them name no known version (rule 10). */
export interface LabelCounts {
  hours: number;
  requests: number;
  unlabelled: number;
}

/** Share of requests that name no known version, 0..1; null without requests. */
export function unlabelledShare({ requests, unlabelled }: LabelCounts): number | null {
  return requests > 0 ? unlabelled / requests : null;
}

const WHOLE = /^model_version=(\S+) prompt_version=(\S+) retrieval_version=(\S+) policy_version=(\S+)$/;

/**
 * The four labels of what a request said, as `attributeEvent` writes it, when it said all of them and none holds a
 * space; null otherwise: then it cannot be told for certain what a version should be called.
 */
export function labelsOfClaim(text: string): VersionLabels | null {
  const [, model, prompt, retrieval, policy] = WHOLE.exec(text) ?? [];
  if (!model || !prompt || !retrieval || !policy) return null;
  return {
    model_version: model,
    prompt_version: prompt,
    retrieval_version: retrieval,
    policy_version: policy,
  };
}
