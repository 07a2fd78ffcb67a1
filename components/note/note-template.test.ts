import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseCohort } from '@/lib/core/cohort/parse-cohort';
import { noteIssues } from '@/lib/core/release/note-issues';
import { parseNote } from '@/lib/core/release/note-markdown/parse-note';
import { renderNote } from '@/lib/core/release/note-markdown/render-note';

const document = readFileSync(new URL('../../docs/note-template.md', import.meta.url), 'utf8');
const template = /```markdown\n([\s\S]*?)```/.exec(document)?.[1] ?? '';

test('the documented template is read in full and makes a whole note', () => {
  const { note, header, problems } = parseNote(template);
  expect(problems).toEqual([]);
  const issues = noteIssues(note, {
    ownerId: 'u1',
    baselineId: 'v1',
    candidateId: 'v2',
    baselineLabels: header.baseline,
    candidateLabels: header.candidate,
  });
  expect(issues).toEqual([]);
});

test('the documented template is what is written for its note', () => {
  const { note, header } = parseNote(template);
  expect(renderNote({ ...header, note, unitName: 'user' })).toBe(template);
});

test('every documented comparison can be read', () => {
  const rows = document.split('\n').slice(document.split('\n').indexOf('| Comparison | Holds when |') + 2);
  const comparisons = rows
    .slice(0, rows.indexOf(''))
    // The further forms of a row, such as `contains`, are named without their attribute.
    .map((row) => /`([^`]+)`/.exec(row)?.[1] ?? '');
  expect(comparisons).toHaveLength(5);
  for (const comparison of comparisons) {
    expect(parseCohort(`10 % of requests where ${comparison}`), comparison).toMatchObject({ ok: true });
  }
});
