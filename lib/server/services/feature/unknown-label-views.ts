import { findAmbiguousLabel } from '@/lib/core/telemetry/ambiguous-label';
import type { UnknownLabelView } from '@/lib/schemas/release';
import { readVersions } from '@/lib/server/db/feature-row';
import type { Reader } from '@/lib/server/db/reader';
import { readUnknownLabels } from '@/lib/server/telemetry/read-unknown-labels';

/** What requests of the last 24 h said that names no one version, against the versions there are now. */
export async function unknownLabelViews(
  reader: Reader,
  featureId: string,
  now: Date,
): Promise<UnknownLabelView[]> {
  const [labels, versions] = await Promise.all([
    readUnknownLabels(featureId, now),
    readVersions(reader, featureId),
  ]);
  return labels.map(({ text, requests }) => ({
    text,
    requests,
    ambiguous: text === null ? null : findAmbiguousLabel(versions, text),
  }));
}
