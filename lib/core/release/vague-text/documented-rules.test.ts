import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { VAGUE_RULES } from './vague-rules';

const document = readFileSync(new URL('../../../../docs/write-a-note.md', import.meta.url), 'utf8');

test('the documented list is the list of rules', () => {
  const lines = document.split('\n');
  const from = lines.indexOf('| What is pointed out | How it could be said |') + 2;
  const rows = lines.slice(from, lines.indexOf('', from));
  expect(rows).toEqual(VAGUE_RULES.map(({ label, example }) => `| ${label} | ${example} |`));
});
