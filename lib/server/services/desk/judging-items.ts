import { formatCount } from '@/lib/core/telemetry/format-metric';
import type { DeskItem } from '@/lib/schemas/desk';
import type { ReviewDeskEntry } from '@/lib/schemas/review-item';

/** The releases whose outputs this person could judge now. */
export function judgingItems(entries: readonly ReviewDeskEntry[]): DeskItem[] {
  return entries
    .filter(({ progress }) => progress.left > 0)
    .map(({ releaseId, title, feature, stageName, since, progress: { left } }) => {
      const outputs = left === 1 ? '1 output' : `${formatCount(left)} outputs`;
      const sentence = `${outputs} of the stage ${stageName} to judge, without knowing which version wrote them.`;
      return { kind: 'outputs_to_judge', releaseId, title, featureKey: feature.key, sentence, since };
    });
}
