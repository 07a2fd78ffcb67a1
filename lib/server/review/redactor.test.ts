import { describe, expect, it } from 'vitest';
import { DEFAULT_REVIEW_SETTINGS } from '@/lib/core/review/review-settings';
import { compileRedaction } from './custom-redaction';
import { redactorOf } from './redactor';
import { samplingOf } from './sampling-of';

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

describe('a kept text', () => {
  const seed = '';
  it('is cut where the settings say, and what lies across its end is taken out whole', () => {
    const { keptText } = samplingOf({ settings: { longestText: 500 }, seed });
    const text = `${'x '.repeat(245)}ada.lovelace@example.org and more`;
    expect(keptText(text)).toBe(`${'x '.repeat(245)}[email] an\n[cut: 523 characters in all]`);
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
