import type { MonitoringAnswer } from '@/lib/core/monitoring/monitoring-answer';
import type { MonitoringProblem } from '@/lib/core/monitoring/monitoring-problem';
import type { BuiltInQuery } from '@/lib/core/monitoring/monitoring-query';
import type { Arm, QueryScope } from '@/lib/core/monitoring/query-scope';
import { type CallRows, segmentRows } from '@/lib/core/monitoring/segment-rows';
import { countUnlabelled } from '../telemetry/observe-unlabelled';
import { rollUpByVersionOverTime } from '../telemetry/roll-up-by-version';

/** Which versions answer for the two arms, and whose traffic is looked at. */
export interface Traffic {
  featureId: string;
  versionIds: Record<Arm, string | null>;
}

/** The query's metric by version, over all traffic of the feature in the window. */
export async function askBuiltIn(
  { metric }: BuiltInQuery,
  { featureId, versionIds }: Traffic,
  scope: QueryScope,
): Promise<MonitoringAnswer> {
  const selection = { featureId, from: new Date(scope.fromMs) };
  const { points, totals } = await rollUpByVersionOverTime(selection, scope.stepSeconds, [metric]);
  const callOf = (arm: Arm): CallRows => {
    const own = points.filter(({ versionId }) => versionId === versionIds[arm]);
    const rows = own.flatMap(({ at, metrics }) => {
      const { n, value } = metrics[metric];
      return n > 0 && value !== null ? [{ atMs: at.getTime(), value, n, labels: {} }] : [];
    });
    return { arm, rows };
  };
  const answer = segmentRows([callOf('baseline'), callOf('candidate')], scope);
  const isSilent = answer.problems.some(({ kind }) => kind === 'no_rows');
  if (!isSilent) return { ...answer, counts: 'requests' };
  const of = (arm: Arm) => totals.find(({ versionId }) => versionId === versionIds[arm])?.requests ?? 0;
  const requests = { baseline: of('baseline'), candidate: of('candidate') };
  const all = totals.reduce((sum, each) => sum + each.requests, await countUnlabelled(selection));
  const other = all - requests.baseline - requests.candidate;
  const problem: MonitoringProblem = {
    ...{ kind: 'not_measured', feature: scope.featureKey, metric },
    requests: { ...requests, other },
  };
  return { ...answer, counts: 'requests', problems: [problem] };
}
