import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { NoteDocument } from '@/components/note/note-document';
import { readNote } from '@/components/note/read-note';
import { getRelease } from '@/lib/server/services/release/get-release';
import { listRevisions } from '@/lib/server/services/release/list-revisions';
import { orNotFound } from '@/lib/server/transport/or-not-found';
import { pageActor } from '@/lib/server/transport/page-actor';

export const metadata: Metadata = { title: 'Rollout note to read' };

interface ReadNotePageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ revision?: string | string[] }>;
}

export default async function ReadNotePage({ params, searchParams }: ReadNotePageProps) {
  const [actor, { id }, { revision }] = await Promise.all([pageActor(), params, searchParams]);
  const release = await orNotFound(getRelease(actor, id));
  const note = readNote(release, await listRevisions(actor, id), revision);
  if (note === null) notFound();
  return <NoteDocument release={release} shown={note} />;
}
