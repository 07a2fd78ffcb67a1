import { type LabelCounts, MOST_UNLABELLED, unlabelledShare } from '@/lib/core/telemetry/unknown-label';
import type { UnlabelledView } from '@/lib/schemas/release';
import { readUnknownLabels } from '@/lib/server/telemetry/read-unknown-labels';

/** The alarm over requests that name no known version; null while they are few enough. */
export async function unlabelledView(
  featureId: string,
  counts: LabelCounts,
  now: Date,
): Promise<UnlabelledView | null> {
  if ((unlabelledShare(counts) ?? 0) <= MOST_UNLABELLED) return null;
  return { ...counts, labels: await readUnknownLabels(featureId, now) };
}
