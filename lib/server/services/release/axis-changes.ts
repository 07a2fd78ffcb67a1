import { changedAxes } from '@/lib/core/release/confounded-change';
import type { VersionAxis } from '@/lib/core/release/version-axes';
import type { VersionLabels } from '@/lib/core/routing/routing-snapshot';
import type { AxisChange } from '@/lib/schemas/release';

const NAMES: Record<VersionAxis, AxisChange['axis']> = {
  model_version: 'model',
  prompt_version: 'prompt',
  retrieval_version: 'retrieval',
  policy_version: 'policy',
};

/** Which of the four labels change, from what to what. */
export function axisChanges(baseline: VersionLabels, candidate: VersionLabels): AxisChange[] {
  return changedAxes(baseline, candidate).map((axis) => ({
    axis: NAMES[axis],
    before: baseline[axis],
    after: candidate[axis],
  }));
}
