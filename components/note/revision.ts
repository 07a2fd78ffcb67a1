import type { NoteContent } from '@/lib/core/release/note';
import type { NoteDifference } from '@/lib/core/release/note-diff';

/** One revision of a note, with its difference from the one before. */
export interface Revision {
  number: number;
  createdAt: string;
  createdByName: string;
  content: NoteContent;
  diff: NoteDifference[];
}
