import { headingOf } from './event-type';
import type { Message } from './message';

export interface SlackMessage {
  /** What a notification shows; the blocks are what the channel shows. */
  text: string;
  blocks: readonly Readonly<Record<string, unknown>>[];
}

// Slack refuses a section of more than 3000 characters, counted as they are sent.
const MOST_IN_SECTION = 3_000;
const MOST_IN_TEXT = 1_500;

/** Also understood by Mattermost, and by Discord under an address that ends in /slack. */
export function slackMessage({ type, data }: Message): SlackMessage {
  const { feature, release, sentence, reason } = data;
  const heading = headingOf(type, data.sample);
  const lines = [
    `*${heading}*${release ? `: ${link(release.title, release.url)}` : ''}`,
    inert(sentence),
    ...(reason ? [quoted(reason)] : []),
  ];
  const context = [
    feature && `\`${inert(feature.key)}\``,
    data.stage && inert(data.stage),
    release?.owner && `owner ${inert(release.owner)}`,
  ].filter(Boolean);
  const blocks = [
    { type: 'section', text: { type: 'mrkdwn', text: cut(lines.join('\n'), MOST_IN_SECTION) } },
    ...(context.length > 0
      ? [{ type: 'context', elements: [{ type: 'mrkdwn', text: context.join(' · ') }] }]
      : []),
  ];
  const text = inert(`${heading}${release ? `: ${release.title}` : ''}. ${sentence}`);
  return { text: cut(text, MOST_IN_TEXT), blocks };
}

function link(title: string, url: string | null): string {
  // A bar would end the address early.
  const words = inert(title).replaceAll('|', '/');
  return url === null ? `“${words}”` : `<${escaped(url)}|${words}>`;
}

function quoted(reason: string): string {
  return inert(reason)
    .split('\n')
    .map((line) => `>${line}`)
    .join('\n');
}

/** What somebody wrote: Mattermost and Discord would ping by a bare @ and make links of Markdown. */
function inert(text: string): string {
  return escaped(text).replaceAll('@', '@\u200b').replaceAll('](', ']\u200b(');
}

/** Slack's own rule: these three and no others. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Of an escaped text; splits no entity and no pair of surrogates. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/(?:&[a-z]*|[\uD800-\uDBFF])$/, '')}…`;
}
