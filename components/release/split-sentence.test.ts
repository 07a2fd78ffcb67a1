import { describe, expect, it } from 'vitest';
import { splitSentence } from './split-sentence';

describe('splitSentence', () => {
  it.each([
    [
      'Not yet: 1 of 6 checks is inconclusive. About 340 more. Nothing is failing.',
      'Not yet: 1 of 6 checks is inconclusive.',
    ],
    [
      'Rolling back: 3.5 % of requests still carry it, last seen 12 s ago.',
      'Rolling back: 3.5 % of requests still carry it, last seen 12 s ago.',
    ],
    ['Ready', 'Ready'],
    ['', ''],
  ])('%j begins with its first sentence', (text, headline) => {
    const [first, rest] = splitSentence(text);
    expect(first).toBe(headline);
    expect([first, rest].filter(Boolean).join(' ')).toBe(text);
  });
});
