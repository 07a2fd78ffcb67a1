import { PriceTable } from '@/lib/core/telemetry/price-of';
import type { DashboardView } from '@/lib/schemas/dashboard';
import { listPriceViews } from '@/lib/server/db/price-rows';
import type { VersionRecord } from '@/lib/server/db/version-row';

/** The models of versions whose tokens are known and whose cost is not. */
export async function unpricedModels(
  totals: DashboardView['totals'],
  versions: readonly VersionRecord[],
): Promise<DashboardView['unpriced']> {
  const silent = totals.filter(({ metrics }) => metrics.input_tokens.n > 0 && metrics.cost.n === 0);
  const models = new Set(
    silent.flatMap(({ versionId }) => versions.find(({ id }) => id === versionId)?.model_version ?? []),
  );
  if (models.size === 0) return [];
  const prices = new PriceTable(await listPriceViews());
  return [...models].map((model) => ({ model, priced: prices.find([model]) !== undefined }));
}
