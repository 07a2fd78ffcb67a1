import type { FieldIssue } from '@/lib/core/domain-error';
import type { NoteContent } from '@/lib/core/release/note';
import { type NoteHeader, parseNote } from '@/lib/core/release/note-markdown/parse-note';
import { noteContent } from '@/lib/schemas/note';

/** A note from Markdown, in the shape that may be stored; throws a ZodError for text that is too long and the like. */
export function readMarkdown(markdown: string): {
  note: NoteContent;
  header: NoteHeader;
  problems: FieldIssue[];
} {
  const { note, header, problems } = parseNote(markdown);
  return { note: noteContent.parse(note), header, problems };
}
