import type { RollbackObservation } from '@/lib/core/release/transition';
import type { ReleaseRecord } from '@/lib/server/db/release-row';
import { env } from '@/lib/server/env';
import { observeRollback } from '@/lib/server/telemetry/observe-rollback';

/** What traffic says after a rollback; null for a release that was not rolled back. */
export async function gatherRollback(release: ReleaseRecord, now: Date): Promise<RollbackObservation | null> {
  const { rolledBackAt, candidate, feature } = release;
  if (!rolledBackAt || !candidate) return null;
  const rolledBack = { featureId: feature.id, candidateVersionId: candidate.id, rolledBackAt };
  return observeRollback(rolledBack, env().SLUICE_QUIET_SECONDS, now);
}
