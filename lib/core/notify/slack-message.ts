import { headingOf } from './event-type';
import type { Message } from './message';

export interface SlackMessage {
  /** What a notification shows; the blocks are what the channel shows. */
  text: string;
  blocks: readonly Readonly<Record<string, unknown>>[];
}

// Slack refuses a text of more than 3000 characters; escaping makes it longer.
const MOST_CHARACTERS = 1_500;

/** Also understood by Mattermost, and by Discord under an address that ends in /slack. */
export function slackMessage({ type, data }: Message): SlackMessage {
  const { feature, release, sentence, reason } = data;
  const heading = headingOf(type);
  const lines = [
    `*${heading}*${release ? `: ${link(release.title, release.url)}` : ''}`,
    escaped(cut(sentence)),
    ...(reason ? [quoted(reason)] : []),
  ];
  const context = [
    feature && `\`${escaped(feature.key)}\``,
    data.stage && escaped(data.stage),
    release?.owner && `owner ${escaped(release.owner)}`,
  ].filter(Boolean);
  const blocks = [
    { type: 'section', text: { type: 'mrkdwn', text: lines.join('\n') } },
    ...(context.length > 0
      ? [{ type: 'context', elements: [{ type: 'mrkdwn', text: context.join(' · ') }] }]
      : []),
  ];
  return { text: escaped(`${heading}${release ? `: ${release.title}` : ''}. ${cut(sentence)}`), blocks };
}

function link(title: string, url: string | null): string {
  // A bar would end the address early.
  const words = escaped(title).replaceAll('|', '/');
  return url === null ? `“${words}”` : `<${escaped(url)}|${words}>`;
}

function quoted(reason: string): string {
  return escaped(cut(reason))
    .split('\n')
    .map((line) => `>${line}`)
    .join('\n');
}

/** Slack's own rule: these three and no others. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function cut(text: string): string {
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
}
