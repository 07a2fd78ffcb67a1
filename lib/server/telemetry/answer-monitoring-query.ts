import type { GateFacts } from '@/lib/core/release/gate-facts';
import type { MonitoringQuery } from '@/lib/core/release/note';
import { rollUpByVersion } from './roll-up-by-version';

/** The versions that answer for each arm; the candidate may be unknown still. */
interface Arms {
  baselineVersionId: string | null;
  candidateVersionId: string | null;
}

/**
 * Runs a note's built-in query now: its metric, by version, over all traffic of the feature in the query's window.
 * An arm without an observation is absent from the answers. Null when no query is set.
 */
export async function answerMonitoringQuery(
  query: MonitoringQuery | null,
  featureId: string,
  arms: Arms,
  now: Date,
): Promise<GateFacts['monitoring']> {
  if (!query) return null;
  const from = new Date(now.getTime() - query.windowMinutes * 60_000);
  const rows = await rollUpByVersion({ featureId, from }, [query.metric]);
  const answerOf = (arm: 'baseline' | 'candidate', versionId: string | null) => {
    const n = rows.find((row) => row.versionId === versionId)?.metrics[query.metric].n ?? 0;
    return n > 0 ? [{ arm, n }] : [];
  };
  const answers = [
    ...answerOf('baseline', arms.baselineVersionId),
    ...answerOf('candidate', arms.candidateVersionId),
  ];
  return { metric: query.metric, windowMinutes: query.windowMinutes, answers };
}
