import { aboutRelease, type Message, type MessageSubject } from './message';

/** What no row of the history says: it follows from what was measured, and is told once a stage. */
export type WatchCause =
  | { kind: 'approval'; nextStage: string | null; verdict: string }
  | { kind: 'near'; triggerId: string; sentence: string };

const SLUICE = { kind: 'system', name: 'Sluice' } as const;

/** By what it is known that a cause was told. */
export const APPROVAL_KEY = 'approval';

export function nearKey(triggerId: string): string {
  return `near:${triggerId}`;
}

export function causeKey(cause: WatchCause): string {
  return cause.kind === 'approval' ? APPROVAL_KEY : nearKey(cause.triggerId);
}

export function watchMessage(
  cause: WatchCause,
  stage: string | null,
  at: Date,
  subject: MessageSubject,
): Message {
  const common = { ...aboutRelease(subject), stage, actor: SLUICE, reason: null };
  const timestamp = at.toISOString();
  if (cause.kind === 'near') {
    const { triggerId } = cause;
    const sentence = `A trigger is near firing: ${cause.sentence}`;
    return {
      type: 'release.trigger_near',
      timestamp,
      data: { ...common, sentence, details: { triggerId, sentence: cause.sentence } },
    };
  }
  const { nextStage, verdict } = cause;
  const may = nextStage === null ? 'complete the release' : `promote to ${nextStage}`;
  const sentence = `${subject.release.ownerName ?? 'The owner'} may ${may}. ${verdict}`;
  return {
    type: 'release.approval_waiting',
    timestamp,
    data: { ...common, sentence, details: { nextStage, verdict } },
  };
}
