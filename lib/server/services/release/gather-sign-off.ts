import { WAY_BACK_MINUTES } from '@/lib/core/release/checks/check-way-back';
import type { GateFacts } from '@/lib/core/release/gate-facts';
import type { Stage } from '@/lib/core/release/note';
import { findCostJump } from '@/lib/core/sign-off/find-cost-jump';
import { standingRefusals } from '@/lib/core/sign-off/standing-refusals';
import type { MetricId } from '@/lib/core/telemetry/metric';
import { METRIC_IDS } from '@/lib/core/telemetry/metric';
import type { Reader } from '@/lib/server/db/reader';
import type { ReleaseRecord } from '@/lib/server/db/release-row';
import { readSignOffs } from '@/lib/server/db/sign-off-rows';
import { fromStageEntry } from '@/lib/server/telemetry/read-rollups';
import { rollUpByVersion, type VersionRollUp } from '@/lib/server/telemetry/roll-up-by-version';
import { noteInForce } from './note-faults';

type Gathered = Pick<GateFacts, 'signOff' | 'wayBack'>;
const NOT_ASKED: Gathered = { signOff: null, wayBack: null };

/** Is this the stage from which everybody gets the candidate next? */
export function isBeforeFull(stages: readonly Pick<Stage, 'kind'>[], stageIndex: number | null): boolean {
  return stageIndex !== null && stageIndex > 0 && stages[stageIndex + 1]?.kind === 'full';
}

/** What the gate before full rollout asks of people and of the way back (rule 12). */
export async function gatherSignOff(reader: Reader, release: ReleaseRecord, now: Date): Promise<Gathered> {
  const { stageIndex, inForce, baseline, candidate, feature } = release;
  const note = noteInForce(release);
  if (stageIndex === null || !inForce || !baseline || !candidate) return NOT_ASKED;
  if (!isBeforeFull(note.plan.stages, stageIndex)) return NOT_ASKED;
  const from = new Date(now.getTime() - WAY_BACK_MINUTES * 60_000);
  const [signOffs, costs, lately] = await Promise.all([
    readSignOffs(reader, release.id, { stageIndex, noteRevision: inForce.number }),
    stageFigures(release, ['cost']),
    rollUpByVersion({ featureId: feature.id, from }, ['errors']),
  ]);
  const answered = lately.find(({ versionId }) => versionId === baseline.id);
  return {
    signOff: {
      signed: signOffs[0] ?? null,
      refusals: standingRefusals(signOffs),
      costJump: findCostJump(costs.baseline.metrics.cost, costs.candidate.metrics.cost, note.tolerances),
    },
    wayBack: {
      variant: baseline.variant,
      isLive: feature.liveVersionId === baseline.id,
      requests: answered?.requests ?? 0,
      errorShare: answered?.metrics.errors.value ?? null,
    },
  };
}

/**
 * Both arms over the comparable requests of the present stage. Where the whole cohort gets the candidate no baseline is
 * comparable: then it is what the baseline answers everybody else.
 */
export async function stageFigures<M extends MetricId = MetricId>(
  { id, feature, stageIndex, stageEnteredAt, baseline, candidate }: ReleaseRecord,
  metrics: readonly M[] = METRIC_IDS as readonly MetricId[] as readonly M[],
): Promise<{ baseline: VersionRollUp<M>; candidate: VersionRollUp<M> }> {
  const from = fromStageEntry(stageEnteredAt ?? new Date());
  const comparableIn = { releaseId: id, stageIndex: stageIndex ?? -1 };
  const totals = await rollUpByVersion({ featureId: feature.id, from, comparableIn }, metrics);
  const none = Object.fromEntries(metrics.map((metric) => [metric, { n: 0, value: null }]));
  const of = (versionId = '', rows = totals) =>
    rows.find((row) => row.versionId === versionId) ?? {
      versionId,
      requests: 0,
      // One entry for each metric asked for, so the record is whole.
      metrics: none as VersionRollUp<M>['metrics'],
    };
  const compared = of(baseline?.id);
  if (compared.requests > 0) return { baseline: compared, candidate: of(candidate?.id) };
  const everybody = await rollUpByVersion(
    { featureId: feature.id, from: stageEnteredAt ?? new Date() },
    metrics,
  );
  return { baseline: of(baseline?.id, everybody), candidate: of(candidate?.id) };
}
