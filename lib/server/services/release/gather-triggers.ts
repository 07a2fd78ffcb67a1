import { evaluateTrigger, type TriggerEvaluation } from '@/lib/core/release/evaluate-trigger';
import type { Trigger } from '@/lib/core/release/note';
import { EXPOSED_STATUSES, type ReleaseStatus } from '@/lib/core/release/release-state';
import type { MetricId, MetricValue } from '@/lib/core/telemetry/metric';
import type { ReleaseRecord } from '@/lib/server/db/release-row';
import { rollUpByVersion } from '@/lib/server/telemetry/roll-up-by-version';
import { noteInForce } from './note-faults';

export interface EvaluatedTrigger {
  trigger: Trigger;
  values: { baseline: MetricValue; candidate: MetricValue };
  evaluation: TriggerEvaluation;
}

const EXPOSED: readonly ReleaseStatus[] = EXPOSED_STATUSES;
const NONE: MetricValue = { n: 0, value: null };

/**
 * Every trigger of the note in force on the comparable requests since the stage was entered. Empty when nobody is
 * exposed: then no trigger looks.
 */
export async function gatherTriggers(release: ReleaseRecord): Promise<EvaluatedTrigger[]> {
  const { id: releaseId, stageIndex, stageEnteredAt: from, baseline, candidate, feature } = release;
  const { triggers } = noteInForce(release);
  if (!EXPOSED.includes(release.status) || triggers.length === 0) return [];
  if (stageIndex === null || !from || !baseline || !candidate) return [];
  const metrics = [...new Set(triggers.map(({ metric }) => metric))];
  const selection = { featureId: feature.id, from, comparableIn: { releaseId, stageIndex } };
  const rows = await rollUpByVersion(selection, metrics);
  const metricOf = (versionId: string, metric: MetricId) =>
    rows.find((row) => row.versionId === versionId)?.metrics[metric] ?? NONE;
  return triggers.map((trigger) => {
    const values = {
      baseline: metricOf(baseline.id, trigger.metric),
      candidate: metricOf(candidate.id, trigger.metric),
    };
    return { trigger, values, evaluation: evaluateTrigger(trigger, values) };
  });
}
