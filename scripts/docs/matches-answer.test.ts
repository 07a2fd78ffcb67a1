import { describe, expect, it } from 'vitest';
import { matchesAnswer } from './matches-answer';

const shown = (language: string, text: string) => ({
  language,
  text,
  mark: 'answer',
  line: 1,
  notRunBecause: null,
});

describe('an answer that a page shows', () => {
  it.each([
    ['{"accepted":2,"rejected":[]}', '{ "accepted": 2 }', true],
    ['{"accepted":1}', '{ "accepted": 2 }', false],
    ['{"rejected":[{"index":1,"code":"x"}]}', '{ "rejected": [{ "code": "x" }] }', true],
    ['{"rejected":[]}', '{ "rejected": [{ "code": "x" }] }', false],
    ['{"rejected":[{"code":"x"}]}', '{ "rejected": [] }', false],
    ['{"value":{"prompt_version":"p41"}}', '{ "value": { "prompt_version": "…" } }', true],
    ['{"value":{"prompt_version":41}}', '{ "value": { "prompt_version": "…" } }', false],
    ['{}', '{ "message": "Everything works." }', false],
  ])('%s is %s: %s', (output, text, expected) => {
    expect(matchesAnswer(output, shown('json', text))).toBe(expected);
  });

  it('in text is looked for line by line', () => {
    const output = 'HELP\nsluice_events_total{outcome="accepted"} 12\n';
    expect(matchesAnswer(output, shown('text', 'sluice_events_total{outcome="accepted"} …'))).toBe(true);
    expect(matchesAnswer(output, shown('text', 'sluice_events_total{outcome="rejected"} …'))).toBe(false);
    expect(matchesAnswer(output, shown('text', 'sluice_events_total'))).toBe(false);
  });
});
