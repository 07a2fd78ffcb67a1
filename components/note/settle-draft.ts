import type { NoteContent } from '@/lib/core/release/note';
import { noteContent } from '@/lib/schemas/note';
import type { DraftFields } from './draft-fields';

export interface Unsettled {
  /** Dotted path, as the server names it. */
  field: string;
  message: string;
}

export interface SettledDraft {
  /** What can be stored now. */
  toSave: DraftFields;
  /** What is typed only half, and therefore stays in the browser until it is whole. */
  unsettled: Unsettled[];
}

/**
 * Half a condition or half an address must not hold back everything else that was typed: each part that the
 * schema refuses keeps its stored value, and is named.
 */
export function settleDraft(edited: DraftFields, stored: DraftFields): SettledDraft {
  const unsettled: Unsettled[] = [];
  const toSave = { ...edited };
  if (edited.title.trim() === '' || edited.title.length > 140) {
    toSave.title = stored.title;
    unsettled.push({
      field: 'title',
      message: edited.title.trim() === '' ? 'Give a title.' : 'At most 140 characters.',
    });
  }
  const parsed = noteContent.safeParse(edited.note);
  if (parsed.success) return { toSave, unsettled };
  const note: NoteContent = { ...edited.note };
  for (const issue of parsed.error.issues) {
    restore(note, stored.note, String(issue.path[0]));
    unsettled.push({ field: fieldOf(issue.path), message: messageOf(issue.path, issue.message) });
  }
  return { toSave: { ...toSave, note }, unsettled: firstOfEach(unsettled) };
}

function restore(note: NoteContent, stored: NoteContent, key: string): void {
  if (key in stored) Object.assign(note, { [key]: stored[key as keyof NoteContent] });
}

// A cohort is one field, however deep the fault lies in its rule.
function fieldOf(path: readonly PropertyKey[]): string {
  const names = path.map(String);
  const cohort = names.indexOf('cohort');
  return (cohort === -1 ? names : names.slice(0, cohort + 1)).join('.');
}

function messageOf(path: readonly PropertyKey[], message: string): string {
  const isRule = path.includes('rule') || (path.includes('cohort') && message === 'Invalid input');
  if (isRule) return 'A condition is not finished.';
  return message.endsWith('.') ? message : `${message}.`;
}

function firstOfEach(all: Unsettled[]): Unsettled[] {
  return all.filter((one, index) => all.findIndex((other) => other.field === one.field) === index);
}
