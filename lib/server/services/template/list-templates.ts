import type { Actor } from '@/lib/core/access/actor';
import type { NoteTemplateView } from '@/lib/schemas/note-template';
import { authorize } from '@/lib/server/auth/authorize';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { readTemplates } from '@/lib/server/db/template-rows';

/** By name. */
export async function listTemplates(actor: Actor): Promise<NoteTemplateView[]> {
  authorize(actor, 'template:read');
  return readTemplates(prismaClient());
}
