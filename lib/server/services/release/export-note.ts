import type { Actor } from '@/lib/core/access/actor';
import { renderNote } from '@/lib/core/release/note-markdown/render-note';
import { authorize } from '@/lib/server/auth/authorize';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { fetchRelease } from './fetch-release';
import { noteInForce } from './note-faults';

/** The note in force (the draft before the first revision) in the template's Markdown shape. */
export async function exportNote(actor: Actor, id: string): Promise<string> {
  authorize(actor, 'release:read');
  const release = await fetchRelease(prismaClient(), id);
  const { title, owner, baseline, candidate, feature } = release;
  return renderNote({
    note: noteInForce(release),
    title,
    ownerName: owner?.name ?? null,
    unitName: feature.unitName,
    baseline,
    candidate,
  });
}
