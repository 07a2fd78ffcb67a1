import type { VersionLabels } from '../routing/routing-snapshot';

/** The four labels of a version, in the order they are always shown in. */
export const VERSION_AXES = [
  'model_version',
  'prompt_version',
  'retrieval_version',
  'policy_version',
] as const satisfies readonly (keyof VersionLabels)[];

export type VersionAxis = (typeof VERSION_AXES)[number];
