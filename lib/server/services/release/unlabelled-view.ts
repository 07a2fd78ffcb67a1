import { type LabelCounts, MOST_UNLABELLED, unlabelledShare } from '@/lib/core/telemetry/unknown-label';
import type { UnlabelledView } from '@/lib/schemas/release';
import type { Reader } from '@/lib/server/db/reader';
import { unknownLabelViews } from '../feature/unknown-label-views';

/** The alarm over requests that name no one version; null while they are few enough. */
export async function unlabelledView(
  reader: Reader,
  featureId: string,
  counts: LabelCounts,
  now: Date,
): Promise<UnlabelledView | null> {
  if ((unlabelledShare(counts) ?? 0) <= MOST_UNLABELLED) return null;
  return { ...counts, labels: await unknownLabelViews(reader, featureId, now) };
}
