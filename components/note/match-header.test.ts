import { expect, test } from 'vitest';
import type { NoteHeader } from '@/lib/core/release/note-markdown/parse-note';
import type { VersionView } from '@/lib/schemas/feature';
import type { UserView } from '@/lib/schemas/identity';
import { matchHeader } from './match-header';

const labels = (prompt: string) => ({
  ...{ model_version: 'm1', prompt_version: prompt },
  ...{ retrieval_version: 'r1', policy_version: 'y1' },
});
const version = (id: string, prompt: string): VersionView => ({
  ...labels(prompt),
  ...{ id, number: 1, variant: id, config: null, configFingerprint: null, fingerprints: {}, notes: '' },
  ...{ createdAt: '2026-01-05T09:00:00.000Z', createdByName: 'Dana', isLive: false },
});
const user = (id: string, name: string, role: UserView['role'] = 'member'): UserView => ({
  ...{ id, name, role, email: `${id}@example.com` },
  ...{ disabledAt: null, createdAt: '2026-01-05T09:00:00.000Z' },
});
const around = {
  users: [user('u1', 'Dana'), user('u2', 'Robin'), user('u3', 'Robin'), user('u4', 'Vic', 'viewer')],
  versions: [version('v1', 'p1'), version('v2', 'p2')],
  baselineId: 'v1',
};
const NOTHING: NoteHeader = { title: '', ownerName: null, baseline: null, candidate: null };

test.each<[string, Partial<NoteHeader>, object]>([
  ['nothing', {}, { title: null, ownerId: null, ownerFault: null, candidateId: null, newLabels: null }],
  ['a person', { ownerName: 'Dana' }, { ownerId: 'u1', ownerFault: null }],
  [
    'two of one name',
    { ownerName: 'Robin' },
    { ownerId: null, ownerFault: expect.stringContaining('Robin') },
  ],
  ['one who may not own', { ownerName: 'Vic' }, { ownerId: null, ownerFault: expect.any(String) }],
  ['a version that is there', { candidate: labels('p2') }, { candidateId: 'v2', newLabels: null }],
  ['the baseline', { candidate: labels('p1') }, { candidateId: null, newLabels: null }],
  ['a version to be made', { candidate: labels('p3') }, { candidateId: null, newLabels: labels('p3') }],
  ['half of its labels', { candidate: { ...labels('p3'), policy_version: ' ' } }, { newLabels: null }],
  ['a long title', { title: `  ${'x'.repeat(200)}` }, { title: 'x'.repeat(140) }],
])('%s', (_, header, expected) => {
  expect(matchHeader({ ...NOTHING, ...header }, around)).toMatchObject(expected);
});
