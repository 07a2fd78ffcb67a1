import type { MonitoringAnswer } from '@/lib/core/monitoring/monitoring-answer';
import { isSourceQuery, type MonitoringQuery } from '@/lib/core/monitoring/monitoring-query';
import type { QueriedVersion, QueryScope } from '@/lib/core/monitoring/query-scope';
import type { ReleaseRecord } from '../db/release-row';
import type { VersionRecord } from '../db/version-row';
import { bucketSecondsFor } from '../telemetry/roll-up-bucket-seconds';
import { askBuiltIn } from './ask-built-in';
import { askSource } from './ask-source';

/** Whatever the query is written in: what it says now, of the release's two versions. */
export async function askQuery(
  query: MonitoringQuery,
  release: ReleaseRecord,
  now: Date,
  signal: AbortSignal,
): Promise<MonitoringAnswer> {
  const scope = queryScope(query, release, now);
  if (isSourceQuery(query)) return askSource(query, scope, signal);
  const { feature, baseline, candidate } = release;
  const versionIds = { baseline: baseline?.id ?? null, candidate: candidate?.id ?? null };
  return askBuiltIn(query, { featureId: feature.id, versionIds }, scope);
}

/** The window, cut where its steps begin, so that asking again a moment later asks for the same instants. */
function queryScope(
  { windowMinutes }: MonitoringQuery,
  { feature, baseline, candidate }: ReleaseRecord,
  now: Date,
): QueryScope {
  const stepSeconds = bucketSecondsFor(windowMinutes * 60);
  const stepMs = stepSeconds * 1000;
  const fromMs = now.getTime() - windowMinutes * 60_000;
  return {
    featureKey: feature.key,
    versions: { baseline: queried(baseline), candidate: queried(candidate) },
    fromMs: Math.ceil(fromMs / stepMs) * stepMs,
    toMs: now.getTime(),
    stepSeconds,
  };
}

function queried(version: VersionRecord | null): QueriedVersion | null {
  if (!version) return null;
  const { variant, model_version, prompt_version, retrieval_version, policy_version } = version;
  return { variant, model_version, prompt_version, retrieval_version, policy_version };
}
