import type { DashboardView } from '@/lib/schemas/dashboard';
import type { VersionRecord } from '@/lib/server/db/version-row';
import { countUnlabelled } from '@/lib/server/telemetry/observe-unlabelled';
import type { RollupQuestion } from '@/lib/server/telemetry/read-rollups';
import { bucketSecondsFor } from '@/lib/server/telemetry/roll-up-bucket-seconds';
import { rollUpByVersionOverTime } from '@/lib/server/telemetry/roll-up-by-version';
import { unpricedModels } from './unpriced-models';

interface Asked {
  selection: RollupQuestion & { to: Date };
  scope: DashboardView['scope'];
  /** Every version of the feature; those without traffic appear only when they have a role. */
  versions: readonly VersionRecord[];
  roleOf: (versionId: string) => DashboardView['versions'][number]['role'];
  markers: DashboardView['markers'];
}

/** Totals and points from the same rollups. */
export async function buildDashboard({
  selection,
  scope,
  versions,
  roleOf,
  markers,
}: Asked): Promise<DashboardView> {
  const { featureId, from, to } = selection;
  const bucketSeconds = bucketSecondsFor((to.getTime() - from.getTime()) / 1000);
  const [{ totals, points, settledUntil }, unlabelledRequests] = await Promise.all([
    rollUpByVersionOverTime(selection, bucketSeconds),
    countUnlabelled({ featureId, from, to }),
  ]);
  const seen = new Set(totals.map(({ versionId }) => versionId));
  const shown = versions.filter(({ id }) => seen.has(id) || roleOf(id) !== 'other');
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    bucketSeconds,
    scope,
    versions: shown.map((version) => ({
      id: version.id,
      variant: version.variant,
      label: labelOf(version, shown),
      role: roleOf(version.id),
    })),
    totals,
    points: points.map(({ at, ...point }) => ({ ...point, at: at.toISOString() })),
    markers: markers.filter(({ at }) => Date.parse(at) >= from.getTime() && Date.parse(at) < to.getTime()),
    unlabelledRequests,
    unpriced: await unpricedModels(totals, versions),
    settledUntil: settledUntil.toISOString(),
  };
}

const AXES = ['model_version', 'prompt_version', 'retrieval_version', 'policy_version'] as const;

/** "v2 · p42": the variant and what tells it from the others shown. */
function labelOf(version: VersionRecord, shown: readonly VersionRecord[]): string {
  const telling = AXES.filter((axis) => shown.some((other) => other[axis] !== version[axis]));
  return [version.variant, ...telling.map((axis) => version[axis])].join(' · ');
}
