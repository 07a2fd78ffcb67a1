/** The closed list of what is told. Each but three follows the row of history of the same name. */
export const EVENT_TYPES = [
  'release.approval_waiting',
  'release.promoted',
  'release.completed',
  'release.held',
  'release.resumed',
  'release.trigger_near',
  'release.trigger_fired',
  'release.cohort_excluded',
  'release.hidden_edit_seen',
  'release.rolled_back',
  'release.rollback_observed',
  'release.recovery_to_confirm',
  'release.recovery_confirmed',
  'release.handed_over',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** A test that an admin sends goes by a name of its own, which no release has. */
export const TEST_TYPE = 'target.test';
export type MessageType = EventType | typeof TEST_TYPE;

/** How each is headed, and when it comes. */
export const EVENT_WORDS: Readonly<Record<EventType, { label: string; when: string }>> = {
  'release.approval_waiting': {
    label: 'Approval is waiting',
    when: 'The gate of a stage passes, so that the owner may promote; once a stage.',
  },
  'release.promoted': { label: 'Promoted', when: 'The candidate gets more traffic.' },
  'release.completed': { label: 'Completed', when: 'The candidate is the baseline from here on.' },
  'release.held': { label: 'Held', when: 'A person froze the exposure where it is.' },
  'release.resumed': { label: 'Resumed', when: 'The owner ended a hold.' },
  'release.trigger_near': {
    label: 'Trigger is near',
    when: 'A rollback trigger is most of the way to firing; once a trigger and stage.',
  },
  'release.trigger_fired': {
    label: 'Trigger fired',
    when: 'A trigger rolled the release back, or held it.',
  },
  'release.cohort_excluded': {
    label: 'Cohort excluded',
    when: 'A trigger or a person gave one cohort the baseline for the rest of the release.',
  },
  'release.hidden_edit_seen': {
    label: 'Hidden edit seen',
    when: 'Traffic carries other content under the same version label: promotion is frozen.',
  },
  'release.rolled_back': { label: 'Rolled back', when: 'A person rolled the release back.' },
  'release.rollback_observed': {
    label: 'Rollback is observed',
    when: 'No traffic carries the candidate any more.',
  },
  'release.recovery_to_confirm': {
    label: 'Recovery is to be confirmed',
    when: 'The rollback is observed, and the owner has to confirm that all is well.',
  },
  'release.recovery_confirmed': {
    label: 'Recovery is confirmed',
    when: 'The owner confirmed the recovery and closed the release.',
  },
  'release.handed_over': { label: 'Ownership handed over', when: 'Another person owns the release.' },
};

/** What heads a message of this type. */
export function headingOf(type: MessageType, isSample = false): string {
  const heading = type === TEST_TYPE ? 'Test message' : EVENT_WORDS[type].label;
  return isSample ? `[sample] ${heading}` : heading;
}
