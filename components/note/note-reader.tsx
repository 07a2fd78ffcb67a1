'use client';

import { Card } from '@/components/ui/card';
import { Note } from '@/components/ui/note';
import { renderNote } from '@/lib/core/release/note-markdown/render-note';
import type { ReleaseView } from '@/lib/schemas/release';
import { NoteHeader } from './note-header';
import { NoteSheet } from './note-sheet';

/** The note for those who may only read it: what is in force, or the draft before anything is. */
export function NoteReader({ release, closedBecause }: { release: ReleaseView; closedBecause: string }) {
  const { note, title, feature, baseline, candidate } = release;
  const ownerName = release.owner?.name ?? null;
  const markdown = () =>
    renderNote({ title, note, ownerName, unitName: feature.unitName, baseline, candidate });
  return (
    <>
      <NoteHeader release={release} title={title} markdown={markdown} onImport={null} onKeep={null} />
      <Note className="mb-4 print:hidden">{closedBecause}</Note>
      <Card>
        <NoteSheet
          note={note}
          unitName={feature.unitName}
          ownerName={ownerName}
          baseline={baseline}
          candidate={candidate}
        />
      </Card>
    </>
  );
}
