import type { Actor } from '@/lib/core/access/actor';
import { diffNotes } from '@/lib/core/release/note-diff';
import type { RevisionView } from '@/lib/schemas/release';
import { authorize } from '@/lib/server/auth/authorize';
import { actorNames, nameOf } from '@/lib/server/db/actor-names';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { storedNote } from '@/lib/server/db/release-row';
import { fetchRelease } from './fetch-release';

/** Newest first. */
export async function listRevisions(actor: Actor, id: string): Promise<RevisionView[]> {
  authorize(actor, 'release:read');
  const reader = prismaClient();
  await fetchRelease(reader, id);
  const rows = await reader.noteRevision.findMany({ where: { releaseId: id }, orderBy: { number: 'asc' } });
  const names = await actorNames(
    reader,
    rows.map((row) => row.createdById),
  );
  const contents = rows.map((row) => storedNote(row.content));
  const views = rows.flatMap((row, index) => {
    const [content, before] = [contents[index], contents[index - 1]];
    if (!content) return [];
    const { number, createdAt } = row;
    const diff = before ? diffNotes(before, content) : [];
    return [
      {
        number,
        createdAt: createdAt.toISOString(),
        createdByName: nameOf(names, row.createdById),
        content,
        diff,
      },
    ];
  });
  return views.reverse();
}
