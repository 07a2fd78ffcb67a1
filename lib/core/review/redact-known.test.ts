import { describe, expect, it } from 'vitest';
import { redactKnown } from './redact-known';
import { DEFAULT_REVIEW_SETTINGS, KNOWN_REDACTIONS } from './review-settings';

const ALL = DEFAULT_REVIEW_SETTINGS.redact;

const CASES: [string, string, string][] = [
  ['an e-mail address', 'Write to ada.l+x@mail.example.co.uk.', 'Write to [email].'],
  ['one with other letters', 'jörg@müller.de and x', '[email] and x'],
  ['no e-mail address', 'user@host and @ada', 'user@host and @ada'],
  ['a phone number with its country', 'Call +49 (0)30 1234-5678 now', 'Call [phone] now'],
  ['a phone number within a country', 'Call 030 12345678 or 0171/2345678.', 'Call [phone] or [phone].'],
  ['a phone number of North America', '(415) 555-2671, 415-555-2671', '[phone], [phone]'],
  ['dates and times', '2026-11-28 17:03:06, 01-02-2024, 07/2024', '2026-11-28 17:03:06, 01-02-2024, 07/2024'],
  ['amounts', 'It costs 1,204.50 or 12 000 000', 'It costs 1,204.50 or 12 000 000'],
  ['a card number', '4111 1111 1111 1111 12/27', '[card] 12/27'],
  ['one without blanks', 'card:5500005555555559.', 'card:[card].'],
  ['one that is followed by its code', '4111-1111-1111-1111 123', '[card] 123'],
  ['a number whose check digit is wrong', '4111 1111 1111 1112', '4111 1111 1111 1112'],
  ['one after a date', '2026-11-28 4111111111111111', '2026-11-28 [card]'],
  ['one after an amount', 'Amount 25 4111 1111 1111 1111', 'Amount 25 [card]'],
  ['one after its number in a list', '1 4111-1111-1111-1111', '1 [card]'],
  ['two in a row', '4111 1111 1111 1111 5500 0055 5555 5559', '[card] [card]'],
  ['an IBAN', 'IBAN de89 3704 0044 0532 0130 00, thanks', 'IBAN [iban], thanks'],
  ['an IBAN before a word', 'GB82WEST12345698765432 please', '[iban] please'],
  ['an IBAN of another length', 'DE89370400440532013000123', 'DE89370400440532013000123'],
  ['an IBAN after what looks like one', 'Ref AB12 DE89370400440532013000', 'Ref AB12 [iban]'],
  ['two IBANs in a row', 'DE89370400440532013000 GB82WEST12345698765432', '[iban] [iban]'],
  ['an IPv4 address after its name', 'ip:10.0.0.1', 'ip:[ip]'],
  ['an IPv4 address', 'from 203.0.113.9:443 to 10.0.0.1', 'from [ip]:443 to [ip]'],
  ['a version', 'version 1.2.3.400 and 1.2.3', 'version 1.2.3.400 and 1.2.3'],
  ['an IPv6 address', 'at 2001:db8::ff00:42:8329 and ::1', 'at [ip] and [ip]'],
  [
    'what only looks like one',
    'std::vector and 12:34:56 and a::b::c',
    'std::vector and 12:34:56 and a::b::c',
  ],
  ['a bearer token', 'Authorization: Bearer abc.def-123_456', 'Authorization: [token]'],
  ['keys by their prefix', 'sk-proj-AbCd1234EfGh5678, AKIAIOSFODNN7EXAMPLE', '[token], [token]'],
  ['a JSON web token', 'x eyJhbGciOiJI.eyJzdWIiOiIx.sig_1 y', 'x [token] y'],
  ['what is called a secret', 'api_key="hunter2hunter2" and password: tr0ub4dor', '[token]" and [token]'],
  ['a question about passwords', 'I forgot my password. Help!', 'I forgot my password. Help!'],
];

describe('what is known to be private', () => {
  it.each(CASES)('%s', (_name, text, redacted) => {
    expect(redactKnown(text, ALL).text).toBe(redacted);
  });

  it('is counted by kind, and left where it is switched off', () => {
    const text = 'a@example.org, b@example.org, 203.0.113.9';
    expect(redactKnown(text, ALL).found).toEqual({ email: 2, ip: 1 });
    expect(redactKnown(text, { ...ALL, email: false }).text).toBe('a@example.org, b@example.org, [ip]');
  });

  it('is found once: what stands in its place is no finding', () => {
    for (const [, text] of CASES) {
      const once = redactKnown(text, ALL).text;
      expect(redactKnown(once, ALL)).toEqual({ text: once, found: {} });
    }
  });

  it('has a finder for each switch', () => {
    expect(Object.keys(ALL).sort()).toEqual([...KNOWN_REDACTIONS].sort());
  });
});
