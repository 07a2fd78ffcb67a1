import { describe, expect, it } from 'vitest';
import { makeUser } from '@/lib/testing/factories';
import {
  draftScenario,
  liveScenario,
  moveNow,
  PARSE_TRIGGER,
  wholeNote,
} from '@/lib/testing/release-scenario';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { listAudit } from '../audit/list-audit';
import { createRelease } from './create-release';
import { exportNote } from './export-note';
import { getRelease } from './get-release';
import { importNote } from './import-note';
import { listRevisions } from './list-revisions';
import { saveDraft } from './save-draft';

useServiceDatabase();

describe('a draft', () => {
  it('is saved over what the form saw, and not over what it did not see', async () => {
    const { owner, release } = await draftScenario();
    const saved = await saveDraft(owner, release.id, {
      draftSeq: 0,
      title: 'A better title',
      note: wholeNote({ change: 'Another prompt.' }),
    });
    expect(saved).toMatchObject({ title: 'A better title', seq: release.seq, draft: { seq: 1 } });
    const late = saveDraft(owner, release.id, { draftSeq: 0, note: wholeNote({ change: 'An old tab.' }) });
    await expect(late).rejects.toMatchObject({
      code: 'stale_state',
      extra: { draft: { seq: 1, note: { change: 'Another prompt.' } } },
    });
    expect((await getRelease(owner, release.id)).draft.note.change).toBe('Another prompt.');
  });

  it('is saved once when two forms save at once', async () => {
    const { owner, release } = await draftScenario();
    const save = (change: string) =>
      saveDraft(owner, release.id, { draftSeq: 0, note: wholeNote({ change }) });
    const ends = await Promise.allSettled([save('one'), save('two')]);
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await getRelease(owner, release.id)).draft.seq).toBe(1);
  });

  it('changes its owner by its owner alone, with a row in the history', async () => {
    const { owner, release } = await draftScenario();
    const [other, admin] = [await makeUser('member'), await makeUser('admin')];
    const give = (by: typeof owner) =>
      saveDraft(by, release.id, { draftSeq: 0, note: wholeNote(), ownerId: other.id });
    await expect(give(other)).rejects.toMatchObject({ code: 'conflict', reason: 'not_owner' });
    await expect(give(admin)).rejects.toMatchObject({ code: 'conflict', reason: 'not_owner' });
    expect((await give(owner)).owner?.id).toBe(other.id);
    const { entries } = await listAudit(owner, { releaseId: release.id, action: 'release.handed_over' });
    expect(entries).toMatchObject([{ data: { fromId: owner.id, toId: other.id } }]);
  });

  it('refuses the baseline as its candidate, and versions of another feature', async () => {
    const [here, elsewhere] = [await draftScenario(), await draftScenario()];
    const save = (candidateVersionId: string) =>
      saveDraft(here.owner, here.release.id, { draftSeq: 0, note: wholeNote(), candidateVersionId });
    await expect(save(here.baselineId)).rejects.toMatchObject({ reason: 'same_version' });
    await expect(save(elsewhere.candidateId)).rejects.toMatchObject({ reason: 'unknown_version' });
  });

  it('keeps title, owner and versions once the release runs', async () => {
    const { owner, release } = await liveScenario(1);
    const save = saveDraft(owner, release.id, { draftSeq: 0, title: 'Another', note: wholeNote() });
    await expect(save).rejects.toMatchObject({ code: 'conflict', reason: 'not_in_this_state' });
  });

  it('is not written by reviewers', async () => {
    const { release } = await draftScenario();
    const save = saveDraft(await makeUser('reviewer'), release.id, { draftSeq: 0, note: wholeNote() });
    await expect(save).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('Markdown', () => {
  it('goes out and in again as the same note', async () => {
    const { owner, feature, release } = await draftScenario();
    const markdown = await exportNote(owner, release.id);
    expect(markdown).toContain('# Rollout note: A new prompt');
    const { problems, ...imported } = await importNote(owner, release.id, { draftSeq: 0, markdown });
    expect(problems).toEqual([]);
    expect(imported.draft.note).toEqual({ ...wholeNote(), triggers: [{ ...PARSE_TRIGGER, id: 't1' }] });
    await moveNow(owner, release.id, 'abandon');
    const made = await createRelease(owner, { featureKey: feature.key, title: 'Again', markdown });
    expect(made.draft.note).toEqual(imported.draft.note);
  });

  it('that cannot be read makes no release, and names the place', async () => {
    const { owner, feature, release } = await draftScenario();
    await moveNow(owner, release.id, 'abandon');
    const markdown = '# Rollout note: x\n\n## Rollback triggers\n\n- when the moon is full\n';
    const made = createRelease(owner, { featureKey: feature.key, title: 'Again', markdown });
    await expect(made).rejects.toMatchObject({ code: 'invalid_input', reason: 'unreadable_note' });
  });

  it('is held to the limits of the form', async () => {
    const { owner, release } = await draftScenario();
    const markdown = `# Rollout note: x\n\n## Change\n\n${'long '.repeat(3000)}\n`;
    await expect(importNote(owner, release.id, { draftSeq: 0, markdown })).rejects.toThrow(
      /10,000 characters/,
    );
    expect((await getRelease(owner, release.id)).draft.seq).toBe(0);
  });
});

describe('a revision', () => {
  const tighter = wholeNote({ triggers: [{ ...PARSE_TRIGGER, threshold: 0.01 }] });

  it('holds from then on, with its difference on the timeline (rule 8)', async () => {
    const { owner, release } = await liveScenario(1);
    const saved = await saveDraft(owner, release.id, { draftSeq: 0, note: tighter });
    expect(saved.draft.differsFromRevision).toBe(true);
    expect(saved.note.triggers[0]?.threshold).toBe(0.02);
    const revised = await moveNow(owner, release.id, 'revise_note');
    expect(revised).toMatchObject({ noteRevision: 2, status: 'live', stageIndex: 1 });
    expect(revised.note.triggers[0]?.threshold).toBe(0.01);
    const [entry] = (await listAudit(owner, { releaseId: release.id, action: 'note.revised' })).entries;
    expect(entry).toMatchObject({
      noteRevision: 2,
      data: { diff: [{ field: 'triggers.parse', before: expect.stringContaining('2 %') }] },
    });
    const revisions = await listRevisions(owner, release.id);
    expect(revisions.map(({ number, diff }) => [number, diff.length])).toEqual([
      [2, 1],
      [1, 0],
    ]);
  });

  it('is refused when it says nothing new, or is not whole', async () => {
    const { owner, release } = await liveScenario(1);
    await expect(moveNow(owner, release.id, 'revise_note')).rejects.toMatchObject({
      reason: 'nothing_revised',
    });
    await saveDraft(owner, release.id, { draftSeq: 0, note: wholeNote({ triggers: [] }) });
    await expect(moveNow(owner, release.id, 'revise_note')).rejects.toMatchObject({
      code: 'incomplete_note',
      issues: [{ code: 'missing_trigger' }],
    });
  });

  it('changes no cohort that has been entered, and may change those ahead (rule 3)', async () => {
    const { owner, release } = await liveScenario(2);
    const planWith = (index: number) => ({
      stages: wholeNote().plan.stages.map((stage, at) =>
        at === index && stage.cohort ? { ...stage, cohort: { ...stage.cohort, share: 0.3 } } : stage,
      ),
    });
    await saveDraft(owner, release.id, { draftSeq: 0, note: wholeNote({ plan: planWith(2) }) });
    await expect(moveNow(owner, release.id, 'revise_note')).rejects.toMatchObject({
      reason: 'stage_entered',
      extra: { stage: { index: 2, name: 'One tenant' } },
    });
    await saveDraft(owner, release.id, { draftSeq: 1, note: wholeNote({ plan: planWith(3) }) });
    expect((await moveNow(owner, release.id, 'revise_note')).noteRevision).toBe(2);
  });
});
