import type { AuditAction } from '../audit/audit-entry';
import { findExcluded, renderExcluded } from '../cohort/excluded-cohort';
import { OTHER_VALUE } from '../telemetry/slice-values';
import { decidePassage } from './decide-passage';
import type { FiredTrigger, ReleaseEventKind, ReleaseState } from './release-state';
import type {
  ReleaseEvent,
  RollbackObservation,
  TransitionDecision,
  TransitionFacts,
  TransitionRefusal,
} from './transition';

/** Decides one event, knowing that the status is one that the table lists it for. */
export type Handler<K extends ReleaseEventKind> = (
  state: ReleaseState,
  event: Extract<ReleaseEvent, { kind: K }>,
  facts: TransitionFacts,
) => TransitionDecision;

/** With no traffic at all, recovery may be confirmed in writing after this long. */
export const SILENT_RECOVERY_SECONDS = 300;

/** The moves by name; decide-transition.ts says in which status each applies. */
export const HANDLERS: { [K in ReleaseEventKind]: Handler<K> } & {
  confirm_recovery_in_silence: Handler<'confirm_recovery'>;
} = {
  start: (state, _event, facts) => {
    if (facts.noteIssues.length === 0) {
      return accept({ ...state, status: 'offline_check', stageIndex: 0 }, 'release.started');
    }
    const count = facts.noteIssues.length === 1 ? 'one thing is' : `${facts.noteIssues.length} things are`;
    return {
      kind: 'refused',
      reason: 'note_incomplete',
      message: `The note is not whole, ${count} missing or wrong: put them right, then start.`,
      issues: facts.noteIssues,
    };
  },

  promote: (state, event, facts) => {
    const next = (state.stageIndex ?? 0) + 1;
    if (next >= facts.plan.stages.length) {
      return refuse(
        'no_further_stage',
        'This is the last stage of the plan: complete the release, or roll it back.',
      );
    }
    const refused = decidePassage(facts.gate, event.overrides, state.firedTrigger);
    return refused ?? accept({ ...state, status: 'live', stageIndex: next }, 'release.promoted');
  },

  complete: (state, event, facts) => {
    if ((state.stageIndex ?? 0) < facts.plan.stages.length - 1) {
      return refuse(
        'not_last_stage',
        'Stages of the plan are still ahead: promote through them, then complete.',
      );
    }
    const refused = decidePassage(facts.gate, event.overrides, state.firedTrigger);
    return refused ?? accept({ ...state, status: 'completed' }, 'release.completed');
  },

  hold: (state, event) =>
    isBlank(event.reason)
      ? refuse('reason_missing', 'Write why the release is held.')
      : accept({ ...state, status: 'held' }, 'release.held'),

  resume: (state) =>
    isUnacknowledged(state.firedTrigger)
      ? refuseUnacknowledged(state.firedTrigger, 'then resume')
      : accept({ ...state, status: 'live' }, 'release.resumed'),

  roll_back: (state, event) =>
    isBlank(event.reason)
      ? refuse('reason_missing', 'Write why the release is rolled back.')
      : accept({ ...state, status: 'rolling_back' }, 'release.rolled_back'),

  exclude_cohort: (state, { exclusion }) => {
    const { attribute, value, reason } = exclusion;
    if (isBlank(attribute)) {
      return refuse('cohort_missing', 'Name the attribute and the value that are excluded.');
    }
    if (value === OTHER_VALUE) {
      return refuse(
        'cohort_missing',
        'The other values are counted together and are no cohort of their own: name one value to exclude it.',
      );
    }
    if (findExcluded(state.exclusions, exclusion)) {
      return refuse(
        'already_excluded',
        `Requests of ${renderExcluded(exclusion)} are excluded already: they get the baseline.`,
      );
    }
    return isBlank(reason)
      ? refuse('reason_missing', 'Write why the cohort is excluded.')
      : accept({ ...state, exclusions: [...state.exclusions, exclusion] }, 'release.cohort_excluded');
  },

  fire_trigger: (state, { fired }) => {
    if (!mayFire(state, fired)) {
      return refuse(
        'already_fired',
        'A trigger has fired already: its owner acknowledges it, then resumes or rolls back.',
      );
    }
    const status = fired.action === 'roll_back' ? 'rolling_back' : 'held';
    return accept({ ...state, status, firedTrigger: fired }, 'release.trigger_fired');
  },

  acknowledge_trigger: (state, event) =>
    isUnacknowledged(state.firedTrigger)
      ? accept(
          { ...state, firedTrigger: { ...state.firedTrigger, acknowledgedAt: event.at } },
          'release.trigger_acknowledged',
        )
      : refuse('not_in_this_state', 'No trigger waits to be acknowledged: nothing needs to be done.'),

  observe_rollback: (state, _event, facts) =>
    isObserved(facts.rollback)
      ? accept({ ...state, status: 'recovery_unconfirmed' }, 'release.rollback_observed')
      : refuse('rollback_not_observed', rollbackSentence(facts.rollback)),

  confirm_recovery: (state, _event, facts) => {
    if (isUnacknowledged(state.firedTrigger))
      return refuseUnacknowledged(state.firedTrigger, 'then confirm recovery');
    // Observed once, but a stale client may have come back since.
    if (facts.rollback && facts.rollback.candidateRequests > 0) {
      return refuse('rollback_not_observed', rollbackSentence(facts.rollback));
    }
    return accept({ ...state, status: 'closed' }, 'release.recovery_confirmed');
  },

  // A feature without traffic can never show that the rollback took; the owner vouches for it in writing.
  confirm_recovery_in_silence: (state, event, facts) => {
    if (isUnacknowledged(state.firedTrigger))
      return refuseUnacknowledged(state.firedTrigger, 'then confirm recovery');
    const seen = facts.rollback;
    if (!seen || seen.totalRequests > 0 || seen.secondsSinceRollback < SILENT_RECOVERY_SECONDS) {
      return refuse('rollback_not_observed', rollbackSentence(seen));
    }
    if (isBlank(event.reason)) {
      return refuse(
        'reason_missing',
        'No traffic shows that the rollback took: write why recovery is certain all the same.',
      );
    }
    return accept({ ...state, status: 'closed' }, 'release.recovery_confirmed');
  },

  abandon: (state, event) =>
    state.status !== 'draft' && isBlank(event.reason)
      ? refuse('reason_missing', 'Write why the release is abandoned.')
      : accept({ ...state, status: 'abandoned' }, 'release.abandoned'),

  revise_note: (state) => accept(state, 'note.revised'),

  hand_over: (state) => accept(state, 'release.handed_over'),
};

/** What is written on the latch (see decideTransition for the rule in words). */
function mayFire(state: ReleaseState, fired: FiredTrigger): boolean {
  const latched = state.firedTrigger;
  if (latched === null || fired.action === 'roll_back') return true;
  return state.status === 'live' && latched.acknowledgedAt !== null && !isSameFiring(latched, fired);
}

/** A trigger that fired for one cohort has said nothing of another, or of everything. */
function isSameFiring(one: FiredTrigger, other: FiredTrigger): boolean {
  const [a, b] = [one.proof?.cohort ?? null, other.proof?.cohort ?? null];
  return one.triggerId === other.triggerId && a?.attribute === b?.attribute && a?.value === b?.value;
}

function isObserved(seen: RollbackObservation | null): boolean {
  return (
    seen !== null &&
    seen.totalRequests > 0 &&
    seen.candidateRequests === 0 &&
    seen.secondsSinceRollback >= seen.quietSeconds
  );
}

function rollbackSentence(seen: RollbackObservation | null): string {
  if (!seen)
    return 'Nothing has been seen of the traffic after the rollback yet: wait for the next observation.';
  if (seen.candidateRequests > 0) {
    return `${seen.candidateRequests} of ${seen.totalRequests} requests still carry the candidate: wait until none does.`;
  }
  if (seen.totalRequests > 0) return `Wait until ${seen.quietSeconds} s have passed without the candidate.`;
  return `No request was seen since the rollback: wait for traffic, or ${SILENT_RECOVERY_SECONDS} s after it confirm in writing.`;
}

function isUnacknowledged(fired: FiredTrigger | null): fired is FiredTrigger {
  return fired !== null && fired.acknowledgedAt === null;
}

function refuseUnacknowledged(fired: FiredTrigger, then: string): TransitionDecision {
  return refuse('trigger_unacknowledged', `A trigger fired: ${fired.sentence} Acknowledge it, ${then}.`);
}

function isBlank(reason: string): boolean {
  return reason.trim() === '';
}

function accept(next: ReleaseState, action: AuditAction): TransitionDecision {
  return { kind: 'accepted', next, action };
}

function refuse(reason: TransitionRefusal, message: string): TransitionDecision {
  return { kind: 'refused', reason, message, issues: [] };
}
