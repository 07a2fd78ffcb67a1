import type { Actor } from '@/lib/core/access/actor';
import { write } from '@/lib/server/audit/write';
import { countTemplatesLocked, deleteTemplate } from '@/lib/server/db/template-rows';
import { fetchTemplate } from './internal';

/** Notes that began with it stay as they are. */
export async function removeTemplate(actor: Actor, id: string): Promise<void> {
  return write({ actor, permission: 'template:write' }, async (tx) => {
    await countTemplatesLocked(tx);
    const { name, note } = await fetchTemplate(tx, id);
    await deleteTemplate(tx, id);
    const data = { templateId: id, name, note };
    return { result: undefined, audits: [{ action: 'template.removed', data }] };
  });
}
