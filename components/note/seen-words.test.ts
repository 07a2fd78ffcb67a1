import { expect, test } from 'vitest';
import { seenWords } from './seen-words';

test.each([
  ['quality', 98, 100, 'in 98 % of requests'],
  ['quality', 0, 100, 'no data in 24 h'],
  ['quality', 0, 0, 'no data in 24 h'],
  ['quality', 999, 1000, 'in 99 % of requests'],
  ['quality', 1000, 1000, 'in 100 % of requests'],
  ['cost', 1, 1000, 'in under 1 % of requests'],
  ['tool_errors', 1204, 100, 'in 1,204 tool calls'],
  ['tool_errors', 1, 100, 'in 1 tool call'],
] as const)('%s seen in %d of %d', (metric, seen, requests, words) => {
  expect(seenWords(metric, seen, requests)).toBe(words);
});
