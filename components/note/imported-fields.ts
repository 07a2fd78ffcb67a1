import type { parseNote } from '@/lib/core/release/note-markdown/parse-note';
import { VERSION_AXES } from '@/lib/core/release/version-axes';
import type { VersionView } from '@/lib/schemas/feature';
import type { UserView } from '@/lib/schemas/identity';
import type { DraftFields } from './draft-fields';
import { matchHeader } from './match-header';

export type ParsedNote = ReturnType<typeof parseNote>;

/** What a note's header is looked up in, and what of it may still change here. */
export interface ImportSurroundings {
  isDraft: boolean;
  mayChangeOwner: boolean;
  users: readonly UserView[];
  versions: readonly VersionView[];
  baselineId: string | null;
}

export interface ImportedFields {
  fields: DraftFields;
  /** Parts of the header that name nobody and nothing here; they stay as they were. */
  unmatched: string[];
}

/** The draft after an import: the note, and the title, owner and candidate as far as they may still change. */
export function importedFields(
  present: DraftFields,
  { note, header }: Pick<ParsedNote, 'note' | 'header'>,
  around: ImportSurroundings,
): ImportedFields {
  const fields: DraftFields = { ...present, note };
  if (!around.isDraft) return { fields, unmatched: [] };
  const matched = matchHeader(header, around);
  const unmatched: string[] = [];
  if (matched.title !== null) fields.title = matched.title;
  if (around.mayChangeOwner) {
    if (matched.ownerId !== null) fields.ownerId = matched.ownerId;
    else if (matched.ownerFault !== null) unmatched.push(`${matched.ownerFault} The owner stays.`);
  }
  if (matched.candidateId !== null) fields.candidateVersionId = matched.candidateId;
  else if (header.candidate !== null) {
    const { candidate } = header;
    const labels = VERSION_AXES.map((axis) => candidate[axis]).join(', ');
    unmatched.push(`Versions: no version here has the labels ${labels}. The candidate stays.`);
  }
  return { fields, unmatched };
}
