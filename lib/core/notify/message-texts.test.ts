import { describe, expect, it } from 'vitest';
import { mailMessage } from './mail-message';
import type { Message, MessageSubject } from './message';
import { type SlackMessage, slackMessage } from './slack-message';
import { testMessage } from './test-message';
import { watchMessage } from './watch-messages';

const AT = new Date('2026-11-28T10:00:00.000Z');
const HOSTILE = '<!channel> & <b>"bold"</b> | \'it\'';
const SUBJECT: MessageSubject = {
  feature: { id: 'f1', key: 'support-reply', name: 'Support reply', isSample: false },
  release: { id: 'r1', title: 'Shorter answers', ownerName: 'Dana Ruiz' },
  publicUrl: 'https://sluice.example.com',
};
const near = (subject = SUBJECT) =>
  watchMessage(
    { kind: 'near', triggerId: 't1', sentence: 'parse failures above 2 %.' },
    'Canary',
    AT,
    subject,
  );

const sectionOf = ({ blocks: [section] }: SlackMessage) =>
  (section as { text: { text: string } } | undefined)?.text.text ?? '';

function hostile(): Message {
  const subject = { ...SUBJECT, release: { id: 'r1', title: HOSTILE, ownerName: HOSTILE } };
  const message = near(subject);
  return { ...message, data: { ...message.data, reason: `${HOSTILE}\n${HOSTILE}`, sentence: HOSTILE } };
}

describe('a message that follows from measurements', () => {
  it('says who may do what', () => {
    const verdict = 'All 6 checks pass.';
    const says = (nextStage: string | null, ownerName: string | null = 'Dana Ruiz') =>
      watchMessage({ kind: 'approval', nextStage, verdict }, 'Canary', AT, {
        ...SUBJECT,
        release: { ...SUBJECT.release, ownerName },
      }).data.sentence;
    expect(says('One tenant')).toBe('Dana Ruiz may promote to One tenant. All 6 checks pass.');
    expect(says(null)).toBe('Dana Ruiz may complete the release. All 6 checks pass.');
    expect(says(null, null)).toBe('The owner may complete the release. All 6 checks pass.');
    expect(near()).toMatchObject({
      type: 'release.trigger_near',
      timestamp: AT.toISOString(),
      data: { stage: 'Canary', sentence: 'A trigger is near firing: parse failures above 2 %.' },
    });
  });
});

describe('a message for Slack', () => {
  it('links the release and says the rest in words', () => {
    expect(slackMessage(near())).toEqual({
      text: 'Trigger is near: Shorter answers. A trigger is near firing: parse failures above 2 %.',
      blocks: [
        {
          type: 'section',
          text: {
            type: 'mrkdwn',
            text: '*Trigger is near*: <https://sluice.example.com/releases/r1|Shorter answers>\nA trigger is near firing: parse failures above 2 %.',
          },
        },
        {
          type: 'context',
          elements: [{ type: 'mrkdwn', text: '`support-reply` · Canary · owner Dana Ruiz' }],
        },
      ],
    });
  });

  it('names the release where there is no address to link', () => {
    const { blocks } = slackMessage(near({ ...SUBJECT, publicUrl: null }));
    expect(JSON.stringify(blocks)).toContain('*Trigger is near*: “Shorter answers”');
  });

  it('calls nobody and formats nothing by what people wrote', () => {
    const written = JSON.stringify(slackMessage(hostile()));
    expect(written).not.toContain('<!channel>');
    expect(written).toContain('&lt;!channel&gt; &amp;');
    // A bar in the title would end the link's address.
    expect(written.match(/<https:[^>]*>/g)).toEqual([
      `<https://sluice.example.com/releases/r1|&lt;!channel&gt; &amp; &lt;b&gt;\\"bold\\"&lt;/b&gt; / 'it'>`,
    ]);
  });

  it('stays within what Slack takes, however long a text is', () => {
    const message = near();
    for (const [sentence, reason] of [
      ['&'.repeat(9_000), null],
      ['x', '&'.repeat(9_000)],
      ['x', '\n'.repeat(9_000)],
      ['&'.repeat(2_000), '😀'.repeat(2_000)],
    ] as const) {
      const long = slackMessage({ ...message, data: { ...message.data, sentence, reason } });
      for (const text of [long.text, sectionOf(long)]) {
        expect(text.length).toBeLessThanOrEqual(3_000);
        // No entity and no character is cut in two.
        expect(text.replaceAll('&amp;', '').isWellFormed()).toBe(true);
        expect(text.replaceAll('&amp;', '')).not.toContain('&');
      }
      expect(sectionOf(long)).toMatch(/…$/);
    }
  });

  it('pings nobody and links nowhere where its text is read as Markdown', () => {
    const text = '@everyone @here @channel <@U1> [free](https://evil.example) ![x](https://evil.example)';
    const message = near({ ...SUBJECT, release: { id: 'r1', title: text, ownerName: text } });
    const data = { ...message.data, sentence: text, reason: text, stage: text };
    expect(JSON.stringify(slackMessage({ ...message, data }))).not.toMatch(/@[a-zU]|\]\(/);
  });
});

it('a message of the sample says so wherever it is read', () => {
  const message = near({ ...SUBJECT, feature: { ...SUBJECT.feature, isSample: true } });
  expect(message.data.sample).toBe(true);
  expect(slackMessage(message).text).toMatch(/^\[sample\] Trigger is near: /);
  expect(sectionOf(slackMessage(message))).toMatch(/^\*\[sample\] Trigger is near\*: /);
  expect(mailMessage(message).subject).toBe('[Sluice] [sample] Trigger is near: Shorter answers');
  expect(mailMessage(message).html).toContain('>[sample] Trigger is near<');
});

describe('a mail', () => {
  it('says the same in text and in HTML', () => {
    const { subject, text, html } = mailMessage(near());
    expect(subject).toBe('[Sluice] Trigger is near: Shorter answers');
    expect(text).toBe(
      [
        'A trigger is near firing: parse failures above 2 %.',
        '',
        'Feature: Support reply (support-reply)',
        'Release: Shorter answers',
        'Stage: Canary',
        'Owner: Dana Ruiz',
        'At: 2026-11-28 10:00 UTC',
        '',
        'https://sluice.example.com/releases/r1',
        '',
      ].join('\n'),
    );
    expect(html).toContain('<a href="https://sluice.example.com/releases/r1">Open the release</a>');
    expect(mailMessage(near({ ...SUBJECT, publicUrl: null })).text).toContain(
      'The release "Shorter answers" in Sluice',
    );
  });

  it('lets nobody write HTML or a header', () => {
    const { subject, html } = mailMessage({ ...hostile() });
    expect(html).not.toMatch(/<b>|<!channel>|"bold"/);
    expect(html).toContain('&lt;b&gt;&quot;bold&quot;&lt;/b&gt;');
    const message = near({ ...SUBJECT, release: { ...SUBJECT.release, title: 'a\r\nBcc: eve@example.com' } });
    expect(mailMessage(message).subject).toBe('[Sluice] Trigger is near: a Bcc: eve@example.com');
    expect(subject).not.toMatch(/[\r\n]/);
  });

  it('of a test says that it is one', () => {
    const { subject, text } = mailMessage(testMessage(AT, 'Dana Ruiz', 'on call'));
    expect(subject).toBe('[Sluice] Test message');
    expect(text).toMatch(/^Dana Ruiz tests the target "on call"\. Nothing happened to any release\./);
  });
});
