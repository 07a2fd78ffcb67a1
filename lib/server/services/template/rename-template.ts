import type { Actor } from '@/lib/core/access/actor';
import {
  type NoteTemplateView,
  type RenameTemplateInput,
  renameTemplateInput,
} from '@/lib/schemas/note-template';
import { write } from '@/lib/server/audit/write';
import { changeTemplateName, countTemplatesLocked } from '@/lib/server/db/template-rows';
import { fetchTemplate, refuseTakenName } from './internal';

/** The same name again is no change. */
export async function renameTemplate(
  actor: Actor,
  id: string,
  input: RenameTemplateInput,
): Promise<NoteTemplateView> {
  const { name } = renameTemplateInput.parse(input);
  return write({ actor, permission: 'template:write' }, async (tx, { at }) => {
    await countTemplatesLocked(tx);
    const before = await fetchTemplate(tx, id);
    if (before.name === name) return { result: before, audits: [] };
    await refuseTakenName(tx, name, id);
    await changeTemplateName(tx, id, name, at);
    const data = { templateId: id, name, before: before.name };
    return { result: { ...before, name }, audits: [{ action: 'template.renamed', data }] };
  });
}
