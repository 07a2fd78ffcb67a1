import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { makeKey, makeUser } from '@/lib/testing/factories';
import { LABELS } from '@/lib/testing/release-scenario';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { listAudit } from '../audit/list-audit';
import { createFeature } from '../feature/create-feature';
import { createVersion } from '../feature/create-version';
import { getFeature } from '../feature/get-feature';
import { createRelease } from './create-release';

useServiceDatabase();

const candidateLabels = { ...LABELS, prompt_version: 'p2' };

async function featureWithKey(key: string) {
  const admin = await makeUser('admin');
  const { actor: ci } = await makeKey(['release']);
  await createFeature(admin, { key, name: key, liveVersion: LABELS });
  return { admin, ci, featureKey: key };
}

async function template(): Promise<string> {
  const page = await readFile('docs/note-template.md', 'utf8');
  return /```markdown\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
}

describe('a release opened by a machine', () => {
  it('takes title, owner and candidate from the Markdown and the labels', async () => {
    const { ci, featureKey } = await featureWithKey('from-markdown');
    const dana = await makeUser('member', { name: 'Dana Ruiz' });
    const release = await createRelease(ci, { featureKey, markdown: await template(), candidateLabels });
    expect(release).toMatchObject({
      title: 'Shorter answers with cited policy',
      owner: { id: dana.id },
      candidate: { variant: 'v2', ...candidateLabels },
      noteIssues: [],
      advice: [],
    });
  });

  it('finds a version that has the labels, and makes none while another release is active', async () => {
    const { admin, ci, featureKey } = await featureWithKey('found');
    const made = await createVersion(admin, featureKey, candidateLabels);
    const { candidate } = await createRelease(ci, { featureKey, title: 'One', candidateLabels });
    expect(candidate?.id).toBe(made.id);
    const labels = { ...LABELS, prompt_version: 'p3' };
    const second = createRelease(ci, { featureKey, title: 'Two', candidateLabels: labels });
    await expect(second).rejects.toMatchObject({ reason: 'active_release' });
    const { versions } = await getFeature(admin, featureKey);
    expect(versions.map(({ prompt_version }) => prompt_version)).toEqual(['p2', 'p1']);
  });

  it('leaves open what the Markdown names and nobody is, or what is live already', async () => {
    const { ci, featureKey } = await featureWithKey('left-open');
    const markdown = `# A title\n\n## Owner\n\nNobody Here\n\n## Versions\n\n| Label | Baseline | Candidate |\n| --- | --- | --- |\n${Object.entries(
      LABELS,
    )
      .map(([axis, label]) => `| ${axis} | ${label} | ${label} |`)
      .join('\n')}\n`;
    const release = await createRelease(ci, { featureKey, markdown });
    expect(release).toMatchObject({ title: 'A title', owner: null, candidate: null });
    expect(release.noteIssues.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['missing_owner', 'missing_candidate']),
    );
  });

  it('says what is vague, and opens all the same', async () => {
    const { ci, featureKey } = await featureWithKey('vague');
    const { advice } = await createRelease(ci, {
      featureKey,
      markdown: '# T\n\n## Change\n\nMinor tweaks\n',
    });
    expect(advice).toMatchObject([{ code: 'no_change_said', field: 'change' }]);
  });

  it.each([
    ['no title at all', { markdown: '## Change\n\nA' }, 'title'],
    [
      'a candidate by id and by labels',
      { title: 'T', candidateVersionId: 'v', candidateLabels },
      'candidateLabels',
    ],
  ])('is refused with %s', async (_, input, field) => {
    const { ci, featureKey } = await featureWithKey(`refused-${field.toLowerCase()}`);
    await expect(createRelease(ci, { featureKey, ...input })).rejects.toMatchObject({
      issues: [expect.objectContaining(field === 'title' ? { field } : { path: [field] })],
    });
  });

  it('makes no version for who may not', async () => {
    const { featureKey, admin } = await featureWithKey('no-version');
    const viewer = await makeUser('viewer');
    const refused = createRelease(viewer, { featureKey, title: 'T', candidateLabels });
    await expect(refused).rejects.toMatchObject({ code: 'forbidden' });
    const { entries } = await listAudit(admin, { action: 'version.created' });
    expect(entries.filter(({ data }) => data.prompt_version === 'p2' && data.actor === viewer.id)).toEqual(
      [],
    );
    const { entries: refusals } = await listAudit(admin, { action: 'access.refused' });
    expect(refusals[0]).toMatchObject({ data: { permission: 'release:create' } });
  });
});
