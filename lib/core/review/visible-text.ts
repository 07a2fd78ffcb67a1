/** A piece of a text: as it is, or the name of something that cannot be seen and stands there. */
export type TextRun = { kind: 'text'; text: string } | { kind: 'mark'; name: string };

/** More marks than this are drawn as one sign each, or a text of nothing else would be a page of elements. */
const MOST_MARKS = 500;
const REPLACEMENT = '�';

const BIDI: Readonly<Record<string, string>> = {
  '\u061c': 'ALM',
  '\u200e': 'LRM',
  '\u200f': 'RLM',
  '\u202a': 'LRE',
  '\u202b': 'RLE',
  '\u202c': 'PDF',
  '\u202d': 'LRO',
  '\u202e': 'RLO',
  '\u2066': 'LRI',
  '\u2067': 'RLI',
  '\u2068': 'FSI',
  '\u2069': 'PDI',
};
const C0 =
  'NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US';
const NAMES = C0.split(' ');

/**
 * In this order: a terminal's sequence as a whole; controls but for tab and line ends; what turns the direction of
 * writing; invisible signs (ZWJ and ZWNJ are left, which emoji and scripts need); tags, which hide text in text; halves
 * of a pair. A carriage return is one only where no line end follows.
 */
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|\r(?!\n)|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]+|\p{Cs}/gu;

/** Splits a text so that everything in it can be seen. Nothing is left out but what a mark stands for. */
export function visibleText(text: string): TextRun[] {
  const runs: TextRun[] = [];
  let plain = '';
  let from = 0;
  let marks = 0;
  for (const { 0: found, index } of text.matchAll(UNSEEN)) {
    plain += text.slice(from, index);
    from = index + found.length;
    marks += 1;
    if (marks > MOST_MARKS) {
      plain += REPLACEMENT;
      continue;
    }
    if (plain !== '') runs.push({ kind: 'text', text: plain });
    runs.push({ kind: 'mark', name: nameOf(found) });
    plain = '';
  }
  plain += text.slice(from);
  if (plain !== '') runs.push({ kind: 'text', text: plain });
  return runs;
}

/** The same as one text, for where there can be no elements: "[RLO]" in other brackets. */
export function markedText(text: string): string {
  return visibleText(text)
    .map((run) => (run.kind === 'text' ? run.text : `⟦${run.name}⟧`))
    .join('');
}

function nameOf(found: string): string {
  const code = found.codePointAt(0) ?? 0;
  if (code === 0x1b) return found.length === 1 ? 'ESC' : `ESC ${markless(found.slice(1))}`;
  if (code >= 0xe0000 && code <= 0xe007f) return `TAG ${markless(untagged(found))}`;
  return BIDI[found] ?? NAMES[code] ?? `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** What the tags spell. */
function untagged(tags: string): string {
  return [...tags].map((tag) => String.fromCodePoint((tag.codePointAt(0) ?? 0) - 0xe0000)).join('');
}

const MOST_OF_A_NAME = 24;

function markless(text: string): string {
  const printable = text.replace(/[^\x20-\x7e]/g, '');
  return printable.length > MOST_OF_A_NAME ? `${printable.slice(0, MOST_OF_A_NAME)}…` : printable;
}
