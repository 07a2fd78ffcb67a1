import { expect, test } from 'vitest';
import { readNote } from './read-note';
import { draftRelease, note } from './release.fixture';

const revision = (number: number) => ({
  number,
  createdAt: '2026-01-06T09:00:00.000Z',
  createdByName: 'Dana',
  content: { ...note, change: `Change ${number}` },
  diff: [],
});
const started = { ...draftRelease, noteRevision: 2 };
const revisions = [revision(2), revision(1)];

test.each([
  ['the draft before the first revision', draftRelease, [], undefined, [null, false]],
  ['the one in force', started, revisions, undefined, [2, true]],
  ['an older one', started, revisions, '1', [1, false]],
] as const)('%s', (_, release, all, asked, [number, isInForce]) => {
  expect(readNote(release, all, asked)).toMatchObject({ revision: number, isInForce });
});

test.each(['3', '0', 'x', '', '01', '1.0'])('there is no revision %j', (asked) => {
  expect(readNote(started, revisions, asked)).toBeNull();
});

test('an address with two revisions asks for none', () => {
  expect(readNote(started, revisions, ['1', '2'])).toBeNull();
});
