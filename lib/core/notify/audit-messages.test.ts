import { describe, expect, it } from 'vitest';
import { AUDIT_ACTIONS, type AuditAction, type AuditBody } from '../audit/audit-entry';
import { messagesAfter, typesAfter } from './audit-messages';
import { EVENT_TYPES } from './event-type';
import type { MessageSubject } from './message';

const SUBJECT: MessageSubject = {
  feature: { id: 'f1', key: 'support-reply', name: 'Support reply', isSample: false },
  release: { id: 'r1', title: 'Shorter answers', ownerName: 'Dana Ruiz' },
  publicUrl: 'https://sluice.example.com',
};
const PERSON = { kind: 'user', id: 'u2', name: 'Kim Sato' } as const;
const SLUICE = { kind: 'system', id: 'sluice', name: 'Sluice' } as const;

function body(action: AuditAction, changes: Partial<AuditBody> = {}): AuditBody {
  return {
    ...{ seq: 1, at: '2026-11-28T10:00:00.000Z', action, actor: PERSON, featureId: 'f1', releaseId: 'r1' },
    ...{ noteRevision: 1, reason: null, data: {}, evidence: null, ...changes },
  };
}

/** Written by hand: every action that tells something, with how many messages it makes, and their sentences. */
const TOLD: [AuditAction, Partial<AuditBody>, string[]][] = [
  [
    'release.promoted',
    { data: { stageName: 'Tiny canary', overrides: [{ check: 'stage_minutes', reason: 'late' }] } },
    ['release.promoted: Kim Sato promoted the release to Tiny canary, overriding 1 check.'],
  ],
  [
    'release.completed',
    { data: { stageName: 'Full' } },
    ['release.completed: Kim Sato completed the release: the candidate is the baseline from here on.'],
  ],
  [
    'release.held',
    { data: { stageName: '25 %' } },
    ['release.held: Kim Sato held the release at 25 %: exposure stays as it is.'],
  ],
  [
    'release.resumed',
    { data: { stageName: '25 %' } },
    ['release.resumed: Kim Sato resumed the release at 25 %.'],
  ],
  [
    'release.trigger_fired',
    { actor: SLUICE, data: { action: 'roll_back', sentence: 'Parse failures are above 2 %.' } },
    ['release.trigger_fired: The release is rolling back. Parse failures are above 2 %.'],
  ],
  [
    'release.trigger_fired',
    { actor: SLUICE, data: { action: 'hold', sentence: 'Cost is above $0.02.' } },
    ['release.trigger_fired: The release is held. Cost is above $0.02.'],
  ],
  [
    'release.cohort_excluded',
    { reason: 'Primes got worse.', data: { attribute: 'task', value: 'primes', triggerId: null } },
    [
      'release.cohort_excluded: Kim Sato excluded task = primes from the release: it gets the baseline from here on.',
    ],
  ],
  [
    'release.cohort_excluded',
    {
      actor: SLUICE,
      reason: 'Errors are above 2 % in task = primes.',
      data: { attribute: 'task', value: 'primes', triggerId: 't1' },
    },
    [
      'release.cohort_excluded: Sluice excluded task = primes from the release: it gets the baseline from here on. Errors are above 2 % in task = primes.',
    ],
  ],
  [
    'release.hidden_edit_seen',
    { actor: SLUICE, data: { variant: 'v2', axis: 'prompt' } },
    [
      'release.hidden_edit_seen: Requests of v2 carried another prompt under the same label. Promotion is frozen.',
    ],
  ],
  [
    'release.rolled_back',
    { data: { stageName: 'Full' } },
    [
      'release.rolled_back: Kim Sato rolled the release back from Full: nobody is given the candidate any more.',
    ],
  ],
  [
    'release.rollback_observed',
    { actor: SLUICE },
    [
      'release.rollback_observed: No traffic carries the candidate any more: the rollback is observed.',
      'release.recovery_to_confirm: Dana Ruiz has to confirm the recovery over the numbers since the rollback. Until then a new release of the feature is refused.',
    ],
  ],
  [
    'release.recovery_confirmed',
    {},
    ['release.recovery_confirmed: Kim Sato confirmed the recovery and closed the release.'],
  ],
  [
    'release.handed_over',
    { data: { fromName: 'Dana Ruiz', toName: 'Kim Sato' } },
    ['release.handed_over: Kim Sato handed the release over from Dana Ruiz to Kim Sato.'],
  ],
];

describe('what a row of history tells', () => {
  it.each(TOLD)('%s %o', (action, changes, expected) => {
    const messages = messagesAfter(body(action, changes), SUBJECT);
    expect(messages.map(({ type, data }) => `${type}: ${data.sentence}`)).toEqual(expected);
    expect(typesAfter(action)).toEqual(messages.map(({ type }) => type));
  });

  it('is nothing for every other action', () => {
    const told = new Set(TOLD.map(([action]) => action));
    const silent = AUDIT_ACTIONS.filter((action) => !told.has(action));
    expect(silent.filter((action) => typesAfter(action).length > 0)).toEqual([]);
  });

  it('makes every event but the two that are measured', () => {
    const made = new Set(AUDIT_ACTIONS.flatMap(typesAfter));
    expect(EVENT_TYPES.filter((type) => !made.has(type))).toEqual([
      'release.approval_waiting',
      'release.trigger_near',
    ]);
  });

  it('gets a plainer sentence when the row says less', () => {
    const plain = TOLD.map(([action]) => messagesAfter(body(action), SUBJECT)[0]?.data.sentence);
    expect(plain.filter((sentence) => !sentence || /undefined|null/.test(sentence))).toEqual([]);
  });

  it('says where and of what, and only the details that are promised', () => {
    const data = { from: { status: 'live' }, to: { status: 'held' }, stageName: '25 %', secret: 'x' };
    const [message] = messagesAfter(body('release.held', { reason: 'Support asks.', data }), SUBJECT);
    expect(message).toEqual({
      type: 'release.held',
      timestamp: '2026-11-28T10:00:00.000Z',
      data: {
        sample: false,
        feature: { key: 'support-reply', name: 'Support reply' },
        release: {
          id: 'r1',
          title: 'Shorter answers',
          owner: 'Dana Ruiz',
          url: 'https://sluice.example.com/releases/r1',
        },
        stage: '25 %',
        actor: { kind: 'user', name: 'Kim Sato' },
        sentence: 'Kim Sato held the release at 25 %: exposure stays as it is.',
        reason: 'Support asks.',
        details: { from: { status: 'live' }, to: { status: 'held' } },
      },
    });
    const [without] = messagesAfter(body('release.held'), { ...SUBJECT, publicUrl: null });
    expect(without?.data.release?.url).toBeNull();
  });
});
