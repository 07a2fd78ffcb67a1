import type { DraftFields } from './draft-fields';
import type { ParsedNote } from './import-dialog';

/** The draft after an import. The title is taken too, while it may still change. */
export function importedFields(present: DraftFields, parsed: ParsedNote, isDraft: boolean): DraftFields {
  const title = parsed.header.title?.trim() ?? '';
  return {
    ...present,
    note: parsed.note,
    title: isDraft && title !== '' ? title.slice(0, 140) : present.title,
  };
}
