import { DomainError } from '@/lib/core/domain-error';
import type { NoteTemplateView } from '@/lib/schemas/note-template';
import type { Reader } from '@/lib/server/db/reader';
import { findTemplate, isTemplateNameTaken } from '@/lib/server/db/template-rows';

export async function fetchTemplate(reader: Reader, id: string): Promise<NoteTemplateView> {
  const template = await findTemplate(reader, id);
  if (!template) throw new DomainError('not_found', 'There is no such template.', 'unknown_template');
  return template;
}

export async function refuseTakenName(reader: Reader, name: string, exceptId: string | null): Promise<void> {
  if (!(await isTemplateNameTaken(reader, name, exceptId))) return;
  const message = `There is a template called “${name}” already.`;
  throw new DomainError('conflict', message, 'name_taken', [{ code: 'name_taken', field: 'name', message }]);
}
