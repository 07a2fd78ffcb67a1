import type { MonitoringAnswer } from '@/lib/core/monitoring/monitoring-answer';
import type { BuiltInQuery } from '@/lib/core/monitoring/monitoring-query';
import type { Arm, QueryScope } from '@/lib/core/monitoring/query-scope';
import { type CallRows, segmentRows } from '@/lib/core/monitoring/segment-rows';
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
  const { points } = await rollUpByVersionOverTime(selection, scope.stepSeconds, [metric]);
  const callOf = (arm: Arm): CallRows => {
    const own = points.filter(({ versionId }) => versionId === versionIds[arm]);
    const rows = own.flatMap(({ at, metrics }) => {
      const { n, value } = metrics[metric];
      return n > 0 && value !== null ? [{ atMs: at.getTime(), value, n, labels: {} }] : [];
    });
    return { arm, rows };
  };
  return { ...segmentRows([callOf('baseline'), callOf('candidate')], scope), counts: 'requests' };
}
