import type { parseNote } from '@/lib/core/release/note-markdown/parse-note';
import { VERSION_AXES } from '@/lib/core/release/version-axes';
import type { VersionView } from '@/lib/schemas/feature';
import type { UserView } from '@/lib/schemas/identity';
import type { DraftFields } from './draft-fields';
import { mayOwn } from './may-own';

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
  { note, header }: ParsedNote,
  { isDraft, mayChangeOwner, users, versions, baselineId }: ImportSurroundings,
): ImportedFields {
  const fields: DraftFields = { ...present, note };
  const unmatched: string[] = [];
  if (!isDraft) return { fields, unmatched };

  const title = header.title.trim();
  if (title !== '') fields.title = title.slice(0, 140);
  if (header.ownerName !== null && mayChangeOwner) {
    const named = users.filter((user) => mayOwn(user) && user.name === header.ownerName);
    if (named[0] && named.length === 1) fields.ownerId = named[0].id;
    else unmatched.push(`Owner: no one person here is called "${header.ownerName}". The owner stays.`);
  }
  const wanted = header.candidate;
  if (wanted !== null) {
    const found = versions.find(
      (version) => version.id !== baselineId && VERSION_AXES.every((axis) => version[axis] === wanted[axis]),
    );
    if (found) fields.candidateVersionId = found.id;
    else {
      const labels = VERSION_AXES.map((axis) => wanted[axis]).join(', ');
      unmatched.push(`Versions: no version here has the labels ${labels}. The candidate stays.`);
    }
  }
  return { fields, unmatched };
}
