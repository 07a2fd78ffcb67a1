import type { RollbackObservation } from '@/lib/core/release/transition';
import { SILENT_RECOVERY_SECONDS } from '@/lib/core/release/transition-handlers';
import { formatCount } from '@/lib/core/telemetry/format-metric';
import type { RollbackView } from '@/lib/schemas/release';
import type { ReleaseRecord } from '@/lib/server/db/release-row';

/** What is known of a rollback, in numbers and in a sentence (rule 7); null for a release without one. */
export function rollbackView(
  { status, rolledBackAt }: ReleaseRecord,
  seen: RollbackObservation | null,
  now: Date,
): RollbackView | null {
  if (!rolledBackAt || !seen) return null;
  const observed = status !== 'rolling_back';
  const { candidateRequests, totalRequests, lastCandidateAt } = seen;
  return {
    ...{ candidateRequests, totalRequests, lastCandidateAt, observed },
    confirmableInSilence:
      !observed && totalRequests === 0 && seen.secondsSinceRollback >= SILENT_RECOVERY_SECONDS,
    rolledBackAt: rolledBackAt.toISOString(),
    sentence: observed ? observedSentence(seen) : rollingBackSentence(seen, now),
  };
}

function observedSentence({ candidateRequests, totalRequests, quietSeconds }: RollbackObservation): string {
  if (candidateRequests > 0) {
    return `Rolled back, but ${formatCount(candidateRequests)} of ${formatCount(totalRequests)} requests of the last ${quietSeconds} s carry the candidate again.`;
  }
  return `Rolled back: no request of the last ${quietSeconds} s carries the candidate.`;
}

function rollingBackSentence(seen: RollbackObservation, now: Date): string {
  const { candidateRequests, totalRequests, lastCandidateAt, quietSeconds, secondsSinceRollback } = seen;
  if (totalRequests === 0) {
    return `Rolling back: no request was reported in the last ${quietSeconds} s, so nothing shows yet that it took.`;
  }
  if (candidateRequests > 0) {
    const share = Math.max(0.1, (100 * candidateRequests) / totalRequests);
    const lastSeen = lastCandidateAt ? `, last seen ${secondsAgo(lastCandidateAt, now)} s ago` : '';
    return `Rolling back: ${Number(share.toFixed(1))} % of requests still carry the candidate${lastSeen}.`;
  }
  const rest = Math.max(0, Math.ceil(quietSeconds - secondsSinceRollback));
  return `Rolling back: none of ${formatCount(totalRequests)} requests carries the candidate; ${rest} s more of this and it counts as observed.`;
}

function secondsAgo(at: string, now: Date): number {
  return Math.max(0, Math.round((now.getTime() - Date.parse(at)) / 1000));
}
