import type { VersionLabels } from '../routing/routing-snapshot';
import { VERSION_AXES, type VersionAxis } from './version-axes';

const AXIS_WORDS: Record<VersionAxis, string> = {
  model_version: 'model',
  prompt_version: 'prompt',
  retrieval_version: 'retrieval',
  policy_version: 'policy',
};

/** Which of the four labels differ, in their fixed order. */
export function changedAxes(baseline: VersionLabels, candidate: VersionLabels): VersionAxis[] {
  return VERSION_AXES.filter((axis) => baseline[axis] !== candidate[axis]);
}

/** Do two or more axes change at once? Then a difference cannot be laid to one of them. */
export function isConfounded(baseline: VersionLabels, candidate: VersionLabels): boolean {
  return changedAxes(baseline, candidate).length >= 2;
}

/** "Confounded change: both model and prompt change at once, …"; null when at most one axis changes. */
export function confoundedSentence(baseline: VersionLabels, candidate: VersionLabels): string | null {
  const words = changedAxes(baseline, candidate).map((axis) => AXIS_WORDS[axis]);
  const last = words.pop();
  if (last === undefined || words.length === 0) return null;
  const both = words.length === 1 ? 'both ' : '';
  return `Confounded change: ${both}${words.join(', ')} and ${last} change at once, so a difference cannot be laid to one of them.`;
}
