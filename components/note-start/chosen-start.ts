import type { NoteContent } from '@/lib/core/release/note';
import type { NoteHeader } from '@/lib/core/release/note-markdown/parse-note';
import type { VersionLabels } from '@/lib/core/routing/routing-snapshot';

export const START_KINDS = ['last', 'template', 'markdown', 'promptfoo', 'empty'] as const;
export type StartKind = (typeof START_KINDS)[number];

/** What a note is to begin with, as it is chosen now. */
export interface ChosenStart {
  kind: StartKind;
  /** Null: nothing to begin with yet. */
  note: NoteContent | null;
  /** What Markdown says beside the note. */
  header: NoteHeader | null;
  /** Labels that a promptfoo configuration lets one guess. */
  guessed: Partial<VersionLabels> | null;
  /** What of it could not be read, by section. */
  problems: readonly string[];
}
