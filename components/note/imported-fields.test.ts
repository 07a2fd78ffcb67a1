import { expect, test } from 'vitest';
import type { VersionView } from '@/lib/schemas/feature';
import type { UserView } from '@/lib/schemas/identity';
import { draftFieldsOf } from './draft-fields';
import { type ImportSurroundings, importedFields, type ParsedNote } from './imported-fields';
import { draftRelease, note } from './release.fixture';

const version = (id: string, prompt: string): VersionView => ({
  id,
  number: 1,
  variant: id,
  model_version: 'm1',
  prompt_version: prompt,
  retrieval_version: 'r1',
  policy_version: 'y1',
  config: null,
  configFingerprint: null,
  fingerprints: {},
  notes: '',
  createdAt: '2026-01-05T09:00:00.000Z',
  createdByName: 'Dana',
  isLive: false,
});
const user = (id: string, name: string, role: UserView['role'] = 'member'): UserView => ({
  ...{ id, name, role, email: `${id}@example.com` },
  ...{ disabledAt: null, createdAt: '2026-01-05T09:00:00.000Z' },
});
const present = draftFieldsOf(draftRelease);
const around: ImportSurroundings = {
  isDraft: true,
  mayChangeOwner: true,
  users: [user('u1', 'Dana'), user('u2', 'Robin'), user('u3', 'Vic', 'viewer')],
  versions: [version('v1', 'p1'), version('v2', 'p2')],
  baselineId: 'v1',
};
const labels = { model_version: 'm1', prompt_version: 'p2', retrieval_version: 'r1', policy_version: 'y1' };
const parsed: ParsedNote = {
  note: { ...note, change: 'Imported' },
  header: { title: 'New title', ownerName: 'Robin', baseline: null, candidate: labels },
  problems: [],
};

test('title, owner and candidate come with the note while the release is a draft', () => {
  const { fields, unmatched } = importedFields(present, parsed, around);
  expect(fields).toEqual({
    title: 'New title',
    ownerId: 'u2',
    candidateVersionId: 'v2',
    note: parsed.note,
  });
  expect(unmatched).toEqual([]);
});

test('a started release takes the note alone', () => {
  const { fields } = importedFields(present, parsed, { ...around, isDraft: false });
  expect(fields).toEqual({ ...present, note: parsed.note });
});

test('what names nobody and nothing here stays as it was, and says so', () => {
  const header = {
    ...parsed.header,
    ownerName: 'Vic',
    candidate: { ...labels, prompt_version: 'p1' },
  };
  const { fields, unmatched } = importedFields(present, { ...parsed, header }, around);
  expect(fields).toMatchObject({ ownerId: 'u1', candidateVersionId: null });
  expect(unmatched).toEqual([
    'Owner: no one person here is called "Vic". The owner stays.',
    'Versions: no version here has the labels m1, p1, r1, y1. The candidate stays.',
  ]);
});

test('somebody else owns the draft: the owner is left alone without a word', () => {
  const { fields, unmatched } = importedFields(present, parsed, { ...around, mayChangeOwner: false });
  expect(fields.ownerId).toBe('u1');
  expect(unmatched).toEqual([]);
});
