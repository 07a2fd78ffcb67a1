import { expect, it } from 'vitest';
import type { AuditAction, AuditBody } from '../audit/audit-entry';
import { messagesAfter } from './audit-messages';
import { EVENT_TYPES, EVENT_WORDS } from './event-type';
import type { Message, MessageSubject } from './message';
import { slackMessage } from './slack-message';
import { watchMessage } from './watch-messages';

const AT = '2026-11-28T10:00:00.000Z';
const SUBJECT: MessageSubject = {
  feature: { id: 'f1', key: 'support-reply', name: 'Support reply', isSample: false },
  release: {
    id: '6f0c2b1e-7a55-4a39-9a0b-5f6f6a1b7c11',
    title: 'Shorter answers',
    ownerName: 'Dana Ruiz',
  },
  publicUrl: 'https://sluice.example.com',
};
const DANA = { kind: 'user', id: 'u1', name: 'Dana Ruiz' } as const;
const KIM = { kind: 'user', id: 'u2', name: 'Kim Sato' } as const;
const SLUICE = { kind: 'system', id: 'sluice', name: 'Sluice' } as const;
const from = (status: string, stageIndex: number) => ({ status, stageIndex });
const CANARY = { stageName: 'Tiny canary' };

const ROWS: [AuditAction, Partial<AuditBody>][] = [
  [
    'release.promoted',
    { actor: DANA, data: { from: from('offline_check', 0), to: from('live', 1), ...CANARY } },
  ],
  [
    'release.completed',
    { actor: DANA, data: { from: from('live', 4), to: from('completed', 4), stageName: 'Full' } },
  ],
  [
    'release.held',
    {
      actor: KIM,
      reason: 'Support sees odd refunds.',
      data: { from: from('live', 1), to: from('held', 1), ...CANARY },
    },
  ],
  ['release.resumed', { actor: DANA, data: { from: from('held', 1), to: from('live', 1), ...CANARY } }],
  [
    'release.trigger_fired',
    {
      actor: SLUICE,
      data: {
        ...{ from: from('live', 1), to: from('rolling_back', 1), ...CANARY },
        ...{ triggerId: 'parse', action: 'roll_back', sentence: 'Parse failures are above 2 %.' },
      },
    },
  ],
  [
    'release.cohort_excluded',
    {
      actor: SLUICE,
      reason: 'Parse failures are above 2 % in queue = refunds.',
      data: { attribute: 'queue', value: 'refunds', triggerId: 'parse' },
    },
  ],
  [
    'release.hidden_edit_seen',
    {
      actor: SLUICE,
      data: {
        ...{ variant: 'v2', axis: 'prompt', firstSeenAt: AT },
        ...{ expected: 'a1'.repeat(32), fingerprint: 'b2'.repeat(32) },
      },
    },
  ],
  [
    'release.rolled_back',
    {
      actor: KIM,
      reason: 'Answers lost their citations.',
      data: { from: from('live', 1), to: from('rolling_back', 1), ...CANARY },
    },
  ],
  [
    'release.rollback_observed',
    {
      actor: SLUICE,
      data: { from: from('rolling_back', 1), to: from('recovery_unconfirmed', 1), ...CANARY },
    },
  ],
  [
    'release.recovery_confirmed',
    {
      actor: DANA,
      reason: 'Quality is where it was.',
      data: { from: from('recovery_unconfirmed', 1), to: from('closed', 1), ...CANARY },
    },
  ],
  ['release.handed_over', { actor: DANA, data: { ...CANARY, fromName: 'Dana Ruiz', toName: 'Kim Sato' } }],
];

function examples(): Message[] {
  const empty = { seq: 1, at: AT, featureId: 'f1', releaseId: 'r1', noteRevision: 1, reason: null };
  const followed = ROWS.flatMap(([action, row]) =>
    messagesAfter({ ...empty, action, actor: SLUICE, data: {}, evidence: null, ...row }, SUBJECT),
  );
  const verdict = 'All 6 checks pass.';
  const near = 'parse failures above 2 %. 80 % of the evidence that it takes.';
  const measured = [
    watchMessage(
      { kind: 'approval', nextStage: 'One tenant', verdict },
      'Tiny canary',
      new Date(AT),
      SUBJECT,
    ),
    watchMessage({ kind: 'near', triggerId: 'parse', sentence: near }, 'Tiny canary', new Date(AT), SUBJECT),
  ];
  return [...followed, ...measured];
}

function page(messages: readonly Message[]): string {
  const sections = EVENT_TYPES.map((type) => {
    const message = messages.find((one) => one.type === type);
    return `## \`${type}\`\n\n${EVENT_WORDS[type].when}\n\n\`\`\`json\n${JSON.stringify(message, null, 2)}\n\`\`\`\n`;
  });
  const fired = messages.find(({ type }) => type === 'release.trigger_fired');
  const slack = fired ? JSON.stringify(slackMessage(fired), null, 2) : '';
  return [
    '# The body of each notification\n',
    'Written by `lib/core/notify/event-examples.test.ts` from the code that makes them. How they are delivered and checked: [notifications.md](notifications.md).\n',
    ...sections,
    `## A message for Slack\n\n\`\`\`json\n${slack}\n\`\`\`\n`,
  ].join('\n');
}

it('docs/notification-events.md shows the body of every event as it is', async () => {
  const messages = examples();
  expect(EVENT_TYPES.filter((type) => !messages.some((message) => message.type === type))).toEqual([]);
  await expect(page(messages)).toMatchFileSnapshot('../../../docs/notification-events.md');
});
