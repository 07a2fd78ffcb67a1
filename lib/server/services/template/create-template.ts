import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/core/access/actor';
import { DomainError } from '@/lib/core/domain-error';
import {
  type CreateTemplateInput,
  createTemplateInput,
  type NoteTemplateView,
} from '@/lib/schemas/note-template';
import { write } from '@/lib/server/audit/write';
import { countTemplatesLocked, insertTemplate } from '@/lib/server/db/template-rows';
import { fetchTemplate, refuseTakenName } from './internal';

/** More than one can choose from. */
const MOST_TEMPLATES = 100;

/** Keeps a note for later ones to begin with. */
export async function createTemplate(actor: Actor, input: CreateTemplateInput): Promise<NoteTemplateView> {
  const { name, note } = createTemplateInput.parse(input);
  return write({ actor, permission: 'template:write' }, async (tx, { at }) => {
    if ((await countTemplatesLocked(tx)) >= MOST_TEMPLATES) throw tooMany();
    await refuseTakenName(tx, name, null);
    const id = randomUUID();
    await insertTemplate(tx, { id, name, note, createdById: actor.id, createdAt: at });
    const data = { templateId: id, name };
    return { result: await fetchTemplate(tx, id), audits: [{ action: 'template.created', data }] };
  });
}

function tooMany(): DomainError {
  const message = `There are ${MOST_TEMPLATES} templates, which is the most there can be. Remove one that nobody uses.`;
  return new DomainError('conflict', message, 'too_many_templates');
}
