import { findCard } from './find-card';
import { findIban } from './find-iban';
import { isIpAddress } from './is-ip-address';
import { KNOWN_REDACTIONS, type KnownRedaction } from './review-settings';

/** What stands in a text instead of something found in it. */
export function replacementOf(name: string): string {
  return `[${name}]`;
}

export interface Redacted {
  text: string;
  /** How often each was found; absent where it was not. */
  found: Partial<Record<KnownRedaction, number>>;
}

interface Finder {
  /** Bounded in every repetition, so that its time grows with the length of the text alone. */
  pattern: RegExp;
  /** May it be in the text at all? Far cheaper than looking. */
  mayHold: (text: string) => boolean;
  /** How much of a candidate, from its beginning, is one; 0 when it is none. The whole without it. */
  lengthOf?: (candidate: string) => number;
}

const holdsAny =
  (parts: readonly string[]) =>
  (text: string): boolean =>
    parts.some((part) => text.includes(part));
const holdsDigits = (text: string): boolean => /\d/.test(text);

const KEY_PREFIXES = [
  'sk',
  'pk',
  'rk',
  'slc',
  'ghp',
  'gho',
  'ghu',
  'ghs',
  'ghr',
  'github_pat',
  'glpat',
  'hf',
  'whsec',
];
const CHAT_PREFIXES = ['xoxa', 'xoxb', 'xoxp', 'xoxr', 'xoxs'];
const PREFIXES = [...KEY_PREFIXES, ...CHAT_PREFIXES];
const SECRETS = `api[_ -]?key|access[_ -]?token|auth[_ -]?token|client[_ -]?secret|secret|password|passwd`;

/** Credentials, JSON web tokens, keys by the prefixes of their makers, and what is called a secret. */
const TOKENS: readonly Finder[] = [
  {
    pattern: /\b(?:bearer|basic)[ \t]{1,4}[\w.~+/=-]{8,4096}/gi,
    mayHold: (text) => /bearer|basic/i.test(text),
  },
  { pattern: /(?<![\w-])eyJ[\w-]{8,4096}\.[\w-]{2,4096}\.[\w-]{0,4096}/g, mayHold: holdsAny(['eyJ']) },
  {
    pattern: new RegExp(String.raw`\b(?:${PREFIXES.join('|')})[_-][\w-]{12,512}`, 'g'),
    mayHold: holdsAny(PREFIXES.flatMap((prefix) => [`${prefix}_`, `${prefix}-`])),
  },
  {
    pattern: /\b(?:(?:AKIA|ASIA)[0-9A-Z]{16}\b|AIza[\w-]{35})/g,
    mayHold: holdsAny(['AKIA', 'ASIA', 'AIza']),
  },
  {
    pattern: new RegExp(String.raw`\b(?:${SECRETS})["']?[ \t]{0,4}[:=][ \t]{0,4}["']?[^\s"',;]{6,512}`, 'gi'),
    mayHold: (text) => holdsAny([':', '='])(text) && /key|token|secret|passw/i.test(text),
  },
];

const DIGITS_APART = String.raw`[ ().\/-]{0,2}\d`;

const FINDERS: Readonly<Record<KnownRedaction, readonly Finder[]>> = {
  token: TOKENS,
  email: [
    {
      pattern: /[\p{L}\p{N}._%+'-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}/gu,
      mayHold: holdsAny(['@']),
    },
  ],
  iban: [
    {
      pattern: /\b[A-Za-z]{2}\d{2}(?:[ -]?[A-Za-z0-9]){11,30}/g,
      mayHold: holdsDigits,
      lengthOf: findIban,
    },
  ],
  card: [{ pattern: /(?<!\d)\d(?:[ -]?\d){12,18}/g, mayHold: holdsDigits, lengthOf: findCard }],
  ip: [
    {
      pattern: /(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?!\w|\.\d)/g,
      mayHold: (text) => /\d\.\d/.test(text),
      lengthOf: (candidate) => (isIpAddress(candidate) ? candidate.length : 0),
    },
    {
      pattern: /(?<![\w.:])[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}(?![\w:])/g,
      mayHold: holdsAny([':']),
      lengthOf: (candidate) => (isIpAddress(candidate) ? candidate.length : 0),
    },
  ],
  // With a country's code; or in groups, beginning with 0; or as in North America.
  phone: [
    {
      pattern: new RegExp(
        [
          String.raw`(?<![\w+])(?:\+|00)\d(?:${DIGITS_APART}){6,14}(?!\d)`,
          String.raw`(?<![\w.])\(?0\d{1,5}\)?[ \/-]{1,3}\d{3,9}(?:[ -]\d{2,5}){0,4}(?![\w-])`,
          String.raw`(?<![\w.-])(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?![\w-])`,
        ].join('|'),
        'g',
      ),
      mayHold: holdsDigits,
      lengthOf: (candidate) => (candidate.replace(/\D/g, '').length >= 7 ? candidate.length : 0),
    },
  ],
};

/** The text without what Sluice knows how to find, as far as it is switched on. */
export function redactKnown(text: string, on: Readonly<Record<KnownRedaction, boolean>>): Redacted {
  const found: Redacted['found'] = {};
  let left = text;
  for (const kind of KNOWN_REDACTIONS) {
    for (const finder of on[kind] ? FINDERS[kind] : []) left = replaceAll(left, kind, finder, found);
  }
  return { text: left, found };
}

function replaceAll(
  text: string,
  kind: KnownRedaction,
  { pattern, mayHold, lengthOf }: Finder,
  found: Redacted['found'],
): string {
  if (!mayHold(text)) return text;
  let left = '';
  let after = 0;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [candidate] = match;
    const length = lengthOf ? lengthOf(candidate) : candidate.length;
    if (length > 0) {
      found[kind] = (found[kind] ?? 0) + 1;
      left += text.slice(after, match.index) + replacementOf(kind);
      after = match.index + length;
    }
    pattern.lastIndex = match.index + (length || firstGroup(candidate));
  }
  return left + text.slice(after);
}

/** Up to the end of the first letters and digits: what is no finding may begin with something else and hold one. */
function firstGroup(candidate: string): number {
  return /^[^A-Za-z0-9]*[A-Za-z0-9]*/.exec(candidate)?.[0].length ?? candidate.length;
}
