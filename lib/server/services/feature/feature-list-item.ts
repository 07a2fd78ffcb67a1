import type { FeatureListItem } from '@/lib/schemas/feature';
import type { FeatureRecord } from '@/lib/server/db/feature-row';
import { toVersionView } from '@/lib/server/db/version-row';

export function featureListItem(
  feature: FeatureRecord,
  names: ReadonlyMap<string, string>,
  requestsLastDay: number,
): FeatureListItem {
  const { id, key, name, isSample, live, liveVersionId, active } = feature;
  return {
    ...{ id, key, name, isSample, requestsLastDay },
    live: live && toVersionView(live, names, liveVersionId),
    activeRelease: active,
  };
}
