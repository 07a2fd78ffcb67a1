import type { TargetView } from '@/lib/schemas/notification';
import { readDeliveryTallies } from '@/lib/server/db/notification-log';
import type { TargetRecord } from '@/lib/server/db/notification-targets';
import type { Reader } from '@/lib/server/db/reader';

/** With the keys of their features, and how their deliveries stand. */
export async function viewTargets(reader: Reader, targets: readonly TargetRecord[]): Promise<TargetView[]> {
  const ids = targets.map(({ id }) => id);
  const features = await reader.feature.findMany({
    where: { id: { in: targets.flatMap(({ featureIds }) => featureIds) } },
    select: { id: true, key: true },
  });
  const tallies = await readDeliveryTallies(reader, ids);
  const keys = new Map(features.map(({ id, key }) => [id, key]));
  const now = new Date();
  return targets.map((target) => {
    const { id, name, kind, address, events, previousUntil } = target;
    const { waiting, last } = tallies.get(id) ?? { waiting: 0, last: null };
    return {
      ...{ id, name, kind, address, events, waiting, lastDelivery: last },
      everyFeature: target.featureIds.length === 0,
      features: target.featureIds.flatMap((featureId) => keys.get(featureId) ?? []),
      previousUntil: previousUntil && previousUntil > now ? previousUntil.toISOString() : null,
      updatedAt: target.updatedAt.toISOString(),
      disabledAt: target.disabledAt?.toISOString() ?? null,
      disabledReason: target.disabledReason,
    };
  });
}

export async function viewTarget(reader: Reader, target: TargetRecord): Promise<TargetView> {
  const [view] = await viewTargets(reader, [target]);
  if (!view) throw new Error('A target has no view');
  return view;
}
