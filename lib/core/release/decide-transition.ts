import { refusalSentence } from './refusal-sentence';
import type { ReleaseEventKind, ReleaseState, ReleaseStatus } from './release-state';
import type { ReleaseEvent, TransitionDecision, TransitionFacts } from './transition';
import { type Handler, HANDLERS as on } from './transition-handlers';

/** Refused in this status, with the general sentence; a string in a cell is a sentence of its own. */
const no = null;
type Cell<K extends ReleaseEventKind> = Handler<K> | string | null;
type Row = { [K in ReleaseEventKind]: Cell<K> };

const STARTED = 'This release has started already: revise its note, promote it or end it.';
const RESUME_FIRST = 'A release that is held cannot be promoted: resume it first, then promote.';
const ALREADY_BACK = 'This release is rolled back already: once recovery is confirmed it is closed.';
const ENDED: Row = {
  start: no,
  promote: no,
  hold: no,
  resume: no,
  roll_back: no,
  exclude_cohort: no,
  fire_trigger: no,
  acknowledge_trigger: no,
  observe_rollback: no,
  confirm_recovery: no,
  complete: no,
  abandon: no,
  revise_note: no,
  hand_over: no,
};

/** Status × event → what decides it. Every pair is here. */
const TABLE: Record<ReleaseStatus, Row> = {
  draft: {
    ...ENDED,
    start: on.start,
    abandon: on.abandon,
    revise_note: on.revise_note,
    hand_over: on.hand_over,
  },
  offline_check: {
    ...ENDED,
    start: STARTED,
    promote: on.promote,
    abandon: on.abandon,
    revise_note: on.revise_note,
    hand_over: on.hand_over,
  },
  live: {
    ...ENDED,
    start: STARTED,
    promote: on.promote,
    hold: on.hold,
    resume: 'This release is live, so there is nothing to resume: promote, hold or roll it back.',
    roll_back: on.roll_back,
    exclude_cohort: on.exclude_cohort,
    fire_trigger: on.fire_trigger,
    acknowledge_trigger: on.acknowledge_trigger,
    complete: on.complete,
    abandon: 'A live release cannot be abandoned: roll it back.',
    revise_note: on.revise_note,
    hand_over: on.hand_over,
  },
  held: {
    ...ENDED,
    start: STARTED,
    promote: RESUME_FIRST,
    hold: 'This release is held already: resume it, or roll it back.',
    resume: on.resume,
    roll_back: on.roll_back,
    exclude_cohort: on.exclude_cohort,
    fire_trigger: on.fire_trigger,
    acknowledge_trigger: on.acknowledge_trigger,
    abandon: 'A held release cannot be abandoned: roll it back.',
    revise_note: on.revise_note,
    hand_over: on.hand_over,
  },
  rolling_back: {
    ...ENDED,
    roll_back: ALREADY_BACK,
    acknowledge_trigger: on.acknowledge_trigger,
    observe_rollback: on.observe_rollback,
    confirm_recovery: on.confirm_recovery_in_silence,
    hand_over: on.hand_over,
  },
  recovery_unconfirmed: {
    ...ENDED,
    roll_back: ALREADY_BACK,
    acknowledge_trigger: on.acknowledge_trigger,
    observe_rollback: 'The rollback has been observed already: its owner confirms recovery, which closes it.',
    confirm_recovery: on.confirm_recovery,
    hand_over: on.hand_over,
  },
  closed: ENDED,
  completed: ENDED,
  abandoned: ENDED,
};

/**
 * The stage machine: what follows when this happens to a release in this state, given these facts. Total: every
 * (status, event) pair has an answer and none throws. Who may do it is decided before, by the access table.
 *
 * Exposure grows by `promote` alone; hold and resume leave it as it is; `roll_back`, a trigger and the end take it
 * to nothing (rule 3). `exclude_cohort` takes it from one cohort, in any stage, and nothing gives it back. The latch of a trigger (rule 5):
 * - A trigger that fired stays in `firedTrigger` until the release ends; acknowledging marks it, nothing clears it.
 * - While one is latched a second one is `already_fired`, with two exceptions. A roll_back trigger always takes
 *   exposure away and replaces a latched hold. And after a hold trigger was acknowledged and the release resumed,
 *   that same trigger does not fire again (the owner has answered for it), but another one does and replaces it.
 * - Until it is acknowledged nobody promotes, resumes, completes or confirms recovery.
 * Only the newest trigger is in the state; the audit log keeps them all.
 */
export function decideTransition(
  state: ReleaseState,
  event: ReleaseEvent,
  facts: TransitionFacts,
): TransitionDecision {
  // Looked up by the event's own kind, so a handler found there takes this very event.
  const cell = TABLE[state.status][event.kind] as Cell<ReleaseEventKind>;
  if (typeof cell === 'function') return cell(state, event, facts);
  const message = cell ?? refusalSentence(state.status, event.kind);
  return { kind: 'refused', reason: 'not_in_this_state', message, issues: [] };
}
