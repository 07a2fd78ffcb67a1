import { type MonitoringFacts, monitoringFacts } from '@/lib/core/monitoring/monitoring-facts';
import {
  isSourceQuery,
  type MonitoringQuery,
  SOURCE_LANGUAGES,
} from '@/lib/core/monitoring/monitoring-query';
import { formatCount } from '@/lib/core/telemetry/format-metric';
import { METRICS } from '@/lib/core/telemetry/metric';
import type { Reader } from '@/lib/server/db/reader';
import type { ReleaseRecord } from '@/lib/server/db/release-row';
import { knownAnswer } from '@/lib/server/monitoring/release-answer';
import { noteInForce } from './note-faults';

/** What the gate may know of the monitoring query in force, without asking anybody outside. */
export async function gatherMonitoring(
  reader: Reader,
  release: ReleaseRecord,
  now: Date,
): Promise<MonitoringFacts | null> {
  const query = noteInForce(release).monitoringQuery;
  if (!query) return null;
  const { baseline, candidate } = release;
  return monitoringFacts(
    words(query),
    { baseline, candidate },
    await knownAnswer(reader, release, query, now),
  );
}

function words(query: MonitoringQuery): string {
  const what = isSourceQuery(query)
    ? `${SOURCE_LANGUAGES[query.kind]} on "${query.source}"`
    : METRICS[query.metric].label;
  return `${what} over the last ${formatCount(query.windowMinutes)} min`;
}
