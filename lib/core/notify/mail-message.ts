import { headingOf } from './event-type';
import type { Message } from './message';

export interface MailMessage {
  subject: string;
  text: string;
  html: string;
}

/** A mail in plain text and in simple HTML, in which everything that anybody wrote is escaped. */
export function mailMessage({ type, timestamp, data }: Message): MailMessage {
  const { feature, release, sentence, reason, stage } = data;
  const heading = headingOf(type, data.sample);
  const facts: [string, string][] = [
    ...fact('Feature', feature && `${feature.name} (${feature.key})`),
    ...fact('Release', release?.title),
    ...fact('Stage', stage),
    ...fact('Owner', release?.owner),
    ...fact('Reason', reason),
    ...fact('At', `${timestamp.slice(0, 16).replace('T', ' ')} UTC`),
  ];
  const where = release && (release.url ?? `The release "${release.title}" in Sluice`);
  return {
    subject: oneLine(release ? `[Sluice] ${heading}: ${release.title}` : `[Sluice] ${heading}`),
    text: [sentence, '', ...facts.map(([name, value]) => `${name}: ${value}`), ...(where ? ['', where] : [])]
      .join('\n')
      .concat('\n'),
    html: page(heading, sentence, facts, release?.url ?? null),
  };
}

function page(
  heading: string,
  sentence: string,
  facts: readonly [string, string][],
  url: string | null,
): string {
  const rows = facts.map(
    ([name, value]) =>
      `<tr><td style="padding:2px 16px 2px 0;color:#666">${escaped(name)}</td><td>${escaped(value)}</td></tr>`,
  );
  const link = url === null ? '' : `<p><a href="${escaped(url)}">Open the release</a></p>`;
  return [
    '<!doctype html><html><body style="font:15px/1.5 system-ui,sans-serif;color:#111">',
    `<h1 style="font-size:18px">${escaped(heading)}</h1><p>${escaped(sentence)}</p>`,
    `<table style="border-collapse:collapse">${rows.join('')}</table>${link}</body></html>`,
  ].join('');
}

function fact(name: string, value: string | null | undefined): [string, string][] {
  return value ? [[name, value]] : [];
}

// A line end in a subject would begin a header.
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, 200);
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
    .replaceAll('\n', '<br>');
}
