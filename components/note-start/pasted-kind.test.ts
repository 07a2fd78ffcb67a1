import { expect, test } from 'vitest';
import { pastedKind } from './pasted-kind';

test.each([
  ['# Rollout note: Shorter answers\n\n## Change\n\nA', 'markdown'],
  ['## Expected gain\nTask success up 2 points.', 'markdown'],
  ['prompts: [a, b]\nproviders:\n  - openai:gpt-4o\n', 'promptfoo'],
  ['# a comment\nprompts: [a]\ntests: []', 'promptfoo'],
  ['prompts: [a]', null],
  ['# Some other page\n\nText', null],
  ['https://example.com/', null],
  ['', null],
])('%j', (text, kind) => expect(pastedKind(text)).toBe(kind));
