import type { AuditAction, AuditBody } from '../audit/audit-entry';
import type { EventType } from './event-type';
import { aboutRelease, type Message, type MessageSubject } from './message';

interface Rule {
  type: EventType;
  sentence: (body: AuditBody, subject: MessageSubject) => string;
  /** Which of the row's `data` are told: names that receivers may rely on. */
  details: readonly string[];
}

const AT_STAGE = ['from', 'to'];

const RULES: Partial<Readonly<Record<AuditAction, readonly Rule[]>>> = {
  'release.promoted': [
    {
      type: 'release.promoted',
      sentence: (body) => `${body.actor.name} promoted the release${stage(body, ' to ')}${overridden(body)}.`,
      details: [...AT_STAGE, 'overrides'],
    },
  ],
  'release.completed': [
    {
      type: 'release.completed',
      sentence: (body) =>
        `${body.actor.name} completed the release${overridden(body)}: the candidate is the baseline from here on.`,
      details: [...AT_STAGE, 'overrides'],
    },
  ],
  'release.held': [
    {
      type: 'release.held',
      sentence: (body) =>
        `${body.actor.name} held the release${stage(body, ' at ')}: exposure stays as it is.`,
      details: AT_STAGE,
    },
  ],
  'release.resumed': [
    {
      type: 'release.resumed',
      sentence: (body) => `${body.actor.name} resumed the release${stage(body, ' at ')}.`,
      details: AT_STAGE,
    },
  ],
  'release.trigger_fired': [
    {
      type: 'release.trigger_fired',
      sentence: ({ data }) =>
        `${data.action === 'hold' ? 'The release is held' : 'The release is rolling back'}. ${text(data.sentence) || 'A trigger fired.'}`,
      details: [...AT_STAGE, 'triggerId', 'action', 'sentence'],
    },
  ],
  'release.cohort_excluded': [
    {
      type: 'release.cohort_excluded',
      sentence: ({ actor, data, reason }) =>
        `${actor.name} excluded ${text(data.attribute) || 'a cohort'}${told(data.value, ' = ')} from the release: it gets the baseline from here on.${actor.kind === 'system' ? told(reason, ' ') : ''}`,
      details: ['attribute', 'value', 'triggerId'],
    },
  ],
  'release.hidden_edit_seen': [
    {
      type: 'release.hidden_edit_seen',
      sentence: ({ data }) =>
        `Requests of ${text(data.variant) || 'a version'} carried another ${text(data.axis) || 'content'} under the same label. Promotion is frozen.`,
      details: ['variant', 'axis', 'expected', 'fingerprint', 'firstSeenAt'],
    },
  ],
  'release.rolled_back': [
    {
      type: 'release.rolled_back',
      sentence: (body) =>
        `${body.actor.name} rolled the release back${stage(body, ' from ')}: nobody is given the candidate any more.`,
      details: AT_STAGE,
    },
  ],
  'release.rollback_observed': [
    {
      type: 'release.rollback_observed',
      sentence: () => 'No traffic carries the candidate any more: the rollback is observed.',
      details: AT_STAGE,
    },
    {
      type: 'release.recovery_to_confirm',
      sentence: (_body, { release }) =>
        `${release.ownerName ?? 'The owner'} has to confirm the recovery over the numbers since the rollback. Until then a new release of the feature is refused.`,
      details: [],
    },
  ],
  'release.recovery_confirmed': [
    {
      type: 'release.recovery_confirmed',
      sentence: ({ actor }) => `${actor.name} confirmed the recovery and closed the release.`,
      details: AT_STAGE,
    },
  ],
  'release.handed_over': [
    {
      type: 'release.handed_over',
      sentence: ({ actor, data }) =>
        `${actor.name} handed the release over${told(data.fromName, ' from ')}${told(data.toName, ' to ')}.`,
      details: ['fromName', 'toName'],
    },
  ],
};

/** The types that follow an action, in the order in which they are told; asked first, as most follow none. */
export function typesAfter(action: AuditAction): EventType[] {
  return (RULES[action] ?? []).map(({ type }) => type);
}

/** What a row of the history tells, in order. Never throws: an older or poorer row gets a plainer sentence. */
export function messagesAfter(body: AuditBody, subject: MessageSubject): Message[] {
  return (RULES[body.action] ?? []).map(({ type, sentence, details }) => ({
    type,
    timestamp: body.at,
    data: {
      ...aboutRelease(subject),
      stage: text(body.data.stageName) || null,
      actor: { kind: body.actor.kind, name: body.actor.name },
      sentence: sentence(body, subject),
      // A trigger's reason is its sentence, which the message has already.
      reason: body.actor.kind === 'system' ? null : body.reason,
      details: Object.fromEntries(
        details.flatMap((name) => (body.data[name] === undefined ? [] : [[name, body.data[name]]])),
      ),
    },
  }));
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function told(value: unknown, before: string): string {
  return text(value) === '' ? '' : before + text(value);
}

function stage({ data }: AuditBody, before: string): string {
  return told(data.stageName, before);
}

function overridden({ data }: AuditBody): string {
  const count = Array.isArray(data.overrides) ? data.overrides.length : 0;
  return count === 0 ? '' : `, overriding ${count} ${count === 1 ? 'check' : 'checks'}`;
}
