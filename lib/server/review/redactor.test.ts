import { describe, expect, it } from 'vitest';
import { DEFAULT_REVIEW_SETTINGS } from '@/lib/core/review/review-settings';
import { formatCount } from '@/lib/core/telemetry/format-metric';
import { compileRedaction } from './custom-redaction';
import { redactorOf } from './redactor';
import { samplingOf } from './sampling-of';
import { searchesAgain } from './searches-again';

const { redact } = DEFAULT_REVIEW_SETTINGS;
const OFF = Object.fromEntries(Object.keys(redact).map((kind) => [kind, false])) as typeof redact;
const LONG = 50_000;

describe('a redactor', () => {
  it('takes out what people look for first, then what is known', () => {
    const patterns = [
      { name: 'order', pattern: String.raw`ORD-\d{6}` },
      { name: 'staff', pattern: String.raw`(?i)[a-z]+@our\.example` },
    ];
    const { text, found } = redactorOf({ redact, patterns })('ORD-123456 by Ada@our.example and b@c.example');
    expect(text).toBe('[order] by [staff] and [email]');
    expect(found).toEqual({ order: 1, staff: 1, email: 1 });
  });

  it('leaves alone where a pattern finds nothing but an end of a word', () => {
    const patterns = [{ name: 'edge', pattern: String.raw`\b|xyz` }];
    expect(redactorOf({ redact: OFF, patterns })('abc xyz').text).toBe('abc xyz');
  });

  it.each([
    ['(unclosed', /missing closing \)/],
    ['a(?=b)', /no pattern in the syntax of RE2/],
    ['x*', /empty text/],
    [String.raw`(\w{1,30}){1,30}x`, /too costly/],
  ])('refuses %s', (pattern, why) => {
    expect(compileRedaction({ name: 'x', pattern })).toMatch(why);
  });

  it.each([
    ['a'.repeat(LONG)],
    ['1'.repeat(LONG)],
    ['1 '.repeat(LONG / 2)],
    ['a@'.repeat(LONG / 2)],
    ['a@a.'.repeat(LONG / 4)],
    [`${'a.'.repeat(LONG / 2)}@`],
    [':'.repeat(LONG)],
    ['1:'.repeat(LONG / 2)],
    ['1.'.repeat(LONG / 2)],
    ['de89'.repeat(LONG / 4)],
    ['de89 1 '.repeat(LONG / 7)],
    ['+1 ('.repeat(LONG / 4)],
    ['0('.repeat(LONG / 2)],
    ['eyJaaaaaaaa'.repeat(LONG / 11)],
    ['bearer '.repeat(LONG / 7)],
    ['sk-'.repeat(LONG / 3)],
  ])('takes no longer than ten times for ten times "%.9s"', (text) => {
    const redactText = redactorOf({ redact, patterns: [{ name: 'x', pattern: '(a+)+1$' }] });
    const took = (given: string) => {
      const from = process.cpuUsage();
      redactText(given);
      return process.cpuUsage(from).user / 1_000;
    };
    const short = text.slice(0, LONG / 10);
    took(short);
    // With room for the machine's moods; by the square it would be a hundred times.
    expect(took(text)).toBeLessThan(40 * took(short) + 200);
  });
});

describe('what would take too long', () => {
  const cpuMs = (act: () => unknown) => {
    const from = process.cpuUsage();
    act();
    return process.cpuUsage(from).user / 1_000;
  };

  it.each([
    ['a.*b|a', 'a'],
    ['key=.*;|key=', 'key='],
  ])('is withheld: "%s" in a text that begins it everywhere and never ends it', (pattern, part) => {
    const redactText = redactorOf({ redact: OFF, patterns: [{ name: 'x', pattern }] });
    const text = part.repeat(20_000 / part.length);
    expect(redactText(text)).toEqual({ text: '[withheld]', found: { withheld: 1 } });
    expect(cpuMs(() => redactText(text))).toBeLessThan(500);
    expect(redactText(`${part}1`).text).toBe('[x]1');
  });

  it('is not: a pattern that is found everywhere', () => {
    const redactText = redactorOf({ redact: OFF, patterns: [{ name: 'x', pattern: '[ab]' }] });
    expect(redactText('a '.repeat(10_000)).found).toEqual({ x: 10_000 });
  });

  it('is not looked for: a token from each hyphen of a word on', () => {
    const redactText = redactorOf({ redact: { ...OFF, token: true }, patterns: [] });
    const [hostile, plain] = ['-eyJaaaaaaaa', '_eyJaaaaaaaa'].map((part) => part.repeat(10_000));
    const took = cpuMs(() => redactText(plain ?? ''));
    expect(cpuMs(() => redactText(hostile ?? ''))).toBeLessThan(10 * took + 50);
  });
});

describe('a pattern that searches again after each finding', () => {
  it.each([
    ['a.*b|a', true],
    ['key=.*;|key=', true],
    [String.raw`\d.*x|\d`, true],
    [String.raw`ORD-\d{6}`, false],
    [String.raw`(?i)[a-z]+@our\.example`, false],
    ['key=.*', false],
    ['[a-z0-9]', false],
    ['(a+)+1$', false],
  ])('%s: %s', (pattern, expected) => {
    expect(searchesAgain(pattern)).toBe(expected);
  });
});

describe('a kept text', () => {
  const seed = '';
  it('is cut where the settings say, and what lies across its end is taken out whole', () => {
    const { keptText } = samplingOf({ settings: { longestText: 500 }, seed });
    const text = `${'x '.repeat(245)}ada.lovelace@example.org and more`;
    expect(keptText(text)).toBe(`${'x '.repeat(245)}[email] an\n[cut: 523 characters in all]`);
  });

  it('is redacted before it is cut, however much goes and wherever it lies', () => {
    const { keptText } = samplingOf({ settings: { longestText: 500 }, seed });
    const token = (length: number) => `eyJ${'a'.repeat(length)}.bb.cc`;
    const note = (length: number) => `\n[cut: ${formatCount(length)} characters in all]`;
    const shortened = `${token(700)} ${'x '.repeat(300)}`;
    expect(keptText(shortened)).toBe(`[token] ${'x '.repeat(246)}${note(shortened.length)}`);
    const across = `${'x '.repeat(240)}${token(2_000)} ${'y'.repeat(50)}`;
    expect(keptText(across)).toBe(`${'x '.repeat(240)}[token] ${'y'.repeat(12)}${note(across.length)}`);
  });

  it('is what it was where nothing is to be taken out', () => {
    expect(samplingOf({ settings: {}, seed }).keptText('Hello, 12 apples.')).toBe('Hello, 12 apples.');
  });

  it('has a priority that depends on the event and the seed alone', () => {
    const [a, b] = ['a', 'b'].map((one) => samplingOf({ settings: {}, seed: one }));
    expect(a?.priorityOf('k')).toBe(samplingOf({ settings: {}, seed: 'a' }).priorityOf('k'));
    expect(a?.priorityOf('k')).not.toBe(b?.priorityOf('k'));
    expect(a?.priorityOf('k')).toBeGreaterThanOrEqual(0);
    expect(a?.priorityOf('k')).toBeLessThan(1);
  });
});
