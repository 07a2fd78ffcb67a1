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
  /** Texts without it are not looked through. */
  hint?: RegExp;
  /** How much of a candidate, from its beginning, is one; 0 when it is none. The whole without it. */
  lengthOf?: (candidate: string) => number;
}

const DIGITS_APART = String.raw`[ ().\/-]{0,2}\d`;

const FINDERS: Readonly<Record<KnownRedaction, Finder>> = {
  // Bearer and Basic credentials, keys by the prefixes of their makers, JSON web tokens, and what is named a secret.
  token: {
    pattern: new RegExp(
      [
        String.raw`\b(?:bearer|basic)[ \t]{1,4}[\w.~+\/=-]{8,4096}`,
        String.raw`\beyJ[\w-]{8,4096}\.[\w-]{2,4096}\.[\w-]{0,4096}`,
        String.raw`\b(?:sk|pk|rk|slc|ghp|gho|ghu|ghs|ghr|github_pat|glpat|hf|xox[abprs]|whsec)[_-][\w-]{12,512}`,
        String.raw`\b(?:AKIA|ASIA)[0-9A-Z]{16}\b`,
        String.raw`\bAIza[\w-]{35}`,
        String.raw`\b(?:api[_ -]?key|access[_ -]?token|auth[_ -]?token|client[_ -]?secret|secret|password|passwd)["']?[ \t]{0,4}[:=][ \t]{0,4}["']?[^\s"',;]{6,512}`,
      ].join('|'),
      'giu',
    ),
  },
  email: {
    pattern: /[\p{L}\p{N}._%+'-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}/gu,
    hint: /@/u,
  },
  iban: { pattern: /\b[a-z]{2}\d{2}(?:[ -]?[a-z0-9]){11,30}/giu, hint: /\d{2}/u, lengthOf: findIban },
  card: { pattern: /(?<!\d)\d(?:[ -]?\d){12,18}/gu, hint: /\d/u, lengthOf: findCard },
  ip: {
    pattern:
      /(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}(?![\w]|\.\d)|[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?![\w:]))/giu,
    hint: /\d\.\d|:/u,
    lengthOf: (candidate) => (isIpAddress(candidate) ? candidate.length : 0),
  },
  // With a country's code; or in groups, beginning with 0; or as in North America.
  phone: {
    pattern: new RegExp(
      [
        String.raw`(?<![\w+])(?:\+|00)\d(?:${DIGITS_APART}){6,14}(?!\d)`,
        String.raw`(?<![\w.])\(?0\d{1,5}\)?[ \/-]{1,3}\d{3,9}(?:[ -]\d{2,5}){0,4}(?![\w-])`,
        String.raw`(?<![\w.-])(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?![\w-])`,
      ].join('|'),
      'gu',
    ),
    hint: /\d/u,
    lengthOf: (candidate) => (candidate.replace(/\D/gu, '').length >= 7 ? candidate.length : 0),
  },
};

/** The text without what Sluice knows how to find, as far as it is switched on. */
export function redactKnown(text: string, on: Readonly<Record<KnownRedaction, boolean>>): Redacted {
  const found: Redacted['found'] = {};
  let left = text;
  for (const kind of KNOWN_REDACTIONS) {
    if (on[kind]) left = replaceAll(left, kind, found);
  }
  return { text: left, found };
}

function replaceAll(text: string, kind: KnownRedaction, found: Redacted['found']): string {
  const { pattern, hint, lengthOf } = FINDERS[kind];
  if (hint && !hint.test(text)) return text;
  return text.replace(pattern, (candidate: string) => {
    const length = lengthOf ? lengthOf(candidate) : candidate.length;
    if (length === 0) return candidate;
    found[kind] = (found[kind] ?? 0) + 1;
    return replacementOf(kind) + candidate.slice(length);
  });
}
