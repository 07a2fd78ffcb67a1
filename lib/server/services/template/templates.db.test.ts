import { describe, expect, it } from 'vitest';
import { makeKey, makeUser } from '@/lib/testing/factories';
import { wholeNote } from '@/lib/testing/release-scenario';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { listAudit } from '../audit/list-audit';
import { createTemplate } from './create-template';
import { listTemplates } from './list-templates';
import { removeTemplate } from './remove-template';
import { renameTemplate } from './rename-template';

useServiceDatabase();

describe('note templates', () => {
  it('are kept, renamed and removed, each with its audit row', async () => {
    const dana = await makeUser('member', { name: 'Dana' });
    const note = wholeNote({ primaryRisk: 'Refund questions lose the deadline.' });
    const { id } = await createTemplate(dana, { name: '  Prompt change ', note });
    expect(await listTemplates(dana)).toMatchObject([
      { id, name: 'Prompt change', note, createdByName: 'Dana' },
    ]);
    await renameTemplate(dana, id, { name: 'A prompt' });
    await renameTemplate(dana, id, { name: 'A prompt' });
    await removeTemplate(dana, id);
    expect(await listTemplates(dana)).toEqual([]);
    const { entries } = await listAudit(await makeUser('admin'), { limit: 10 });
    expect(entries.map(({ sentence }) => sentence)).toEqual([
      'removed the note template A prompt',
      'renamed the note template Prompt change to A prompt',
      'saved the note template Prompt change',
    ]);
  });

  it('have names of their own, in whatever case', async () => {
    const { actor: ci } = await makeKey(['release']);
    const { id } = await createTemplate(ci, { name: 'Model change', note: wholeNote() });
    const taken = { code: 'conflict', issues: [{ code: 'name_taken', field: 'name' }] };
    await expect(createTemplate(ci, { name: 'MODEL change', note: wholeNote() })).rejects.toMatchObject(
      taken,
    );
    const other = await createTemplate(ci, { name: 'Other', note: wholeNote() });
    await expect(renameTemplate(ci, other.id, { name: 'model change' })).rejects.toMatchObject(taken);
    expect((await renameTemplate(ci, id, { name: 'model Change' })).name).toBe('model Change');
  });

  it('of two with one name at once, one is kept', async () => {
    const dana = await makeUser('member');
    const save = () => createTemplate(dana, { name: 'Race', note: wholeNote() });
    const ends = await Promise.allSettled([save(), save()]);
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('are written by whoever may work on releases, and by nobody else', async () => {
    const viewer = await makeUser('viewer');
    const refused = createTemplate(viewer, { name: 'Mine', note: wholeNote() });
    await expect(refused).rejects.toMatchObject({ code: 'forbidden' });
    await expect(removeTemplate(await makeUser('reviewer'), 'any')).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(removeTemplate(await makeUser('member'), 'none')).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
