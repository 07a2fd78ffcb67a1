import { DomainError, type ErrorCode } from '@/lib/core/domain-error';
import type { GateVerdict } from '@/lib/core/release/gate';
import type { TransitionDecision, TransitionRefusal } from '@/lib/core/release/transition';
import type { ReleaseRecord } from '@/lib/server/db/release-row';
import { noteInForce } from './note-faults';

/** The one field that would have to be filled in otherwise. */
const FIELDS: Partial<Record<TransitionRefusal, string>> = {
  reason_missing: 'reason',
  cohort_missing: 'value',
};

type Refused = Extract<TransitionDecision, { kind: 'refused' }>;

/** Where the release stands, as much as a client needs to see what changed under it. */
export function presentState(release: ReleaseRecord): Record<string, unknown> {
  const { id, title, status, stageIndex, seq, firedTrigger, exclusions, stageEnteredAt } = release;
  const stageName = noteInForce(release).plan.stages[stageIndex ?? -1]?.name ?? null;
  const owner = release.owner && { id: release.owner.id, name: release.owner.name };
  return {
    ...{ id, title, status, stageIndex, stageName, seq, firedTrigger, exclusions, stageEnteredAt, owner },
  };
}

/** The mover saw another state than the one that is. */
export function staleState(release: ReleaseRecord): DomainError {
  const message =
    'This release changed since you looked at it, so nothing was done. Look again, then decide.';
  return new DomainError('stale_state', message, 'stale_state', [], { state: presentState(release) });
}

/** The stage machine's refusal, as the error that each transport knows. */
export function refusedTransition(
  refused: Refused,
  release: ReleaseRecord,
  gate: GateVerdict | null,
): DomainError {
  const { reason, message } = refused;
  const field = FIELDS[reason];
  const issues = field && refused.issues.length === 0 ? [{ code: reason, field, message }] : refused.issues;
  const extra = { state: presentState(release), ...(gate ? { gate } : {}) };
  return new DomainError(codeOf(reason), message, reason, issues, extra);
}

function codeOf(reason: Refused['reason']): ErrorCode {
  switch (reason) {
    case 'note_incomplete':
      return 'incomplete_note';
    case 'reason_missing':
    case 'cohort_missing':
      return 'invalid_input';
    default:
      return 'conflict';
  }
}
