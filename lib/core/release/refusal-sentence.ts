import type { ReleaseEventKind, ReleaseStatus } from './release-state';

/** How a status reads in a sentence, and what can be done from there. */
const STATUS_WORDS: Record<ReleaseStatus, { is: string; wayOn: string }> = {
  draft: { is: 'is a draft', wayOn: 'start it or abandon it' },
  offline_check: { is: 'is in its offline check', wayOn: 'promote it or abandon it' },
  live: { is: 'is live', wayOn: 'promote, hold or roll it back' },
  held: { is: 'is held', wayOn: 'resume it first, or roll it back' },
  rolling_back: {
    is: 'is rolling back',
    wayOn: 'once no request carries the candidate, its owner confirms recovery, which closes it',
  },
  recovery_unconfirmed: { is: 'was rolled back', wayOn: 'its owner confirms recovery, which closes it' },
  closed: { is: 'is closed', wayOn: 'open a new release of the feature' },
  completed: { is: 'is completed', wayOn: 'open a new release of the feature' },
  abandoned: { is: 'is abandoned', wayOn: 'open a new release of the feature' },
};

const EVENT_WORDS: Record<ReleaseEventKind, string> = {
  start: 'be started',
  promote: 'be promoted',
  hold: 'be held',
  resume: 'be resumed',
  roll_back: 'be rolled back',
  exclude_cohort: 'have a cohort excluded',
  fire_trigger: 'be stopped by a trigger',
  acknowledge_trigger: 'have a trigger acknowledged',
  observe_rollback: 'be observed rolling back',
  confirm_recovery: 'have its recovery confirmed',
  complete: 'be completed',
  abandon: 'be abandoned',
  revise_note: 'have its note revised',
  hand_over: 'be handed over',
};

/** Why this cannot happen in this status, and the way on, in one sentence. */
export function refusalSentence(status: ReleaseStatus, event: ReleaseEventKind): string {
  const { is, wayOn } = STATUS_WORDS[status];
  return `A release that ${is} cannot ${EVENT_WORDS[event]}: ${wayOn}.`;
}
