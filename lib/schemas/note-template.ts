import { z } from 'zod';
import type { NoteContent } from '@/lib/core/release/note';
import { noteContent } from './note';
import { isStorable, STORABLE_FAULT } from './storable';

const name = z
  .string()
  .trim()
  .min(1, 'Give a name')
  .max(80, 'At most 80 characters')
  .refine(isStorable, STORABLE_FAULT);

export const createTemplateInput = z.strictObject({ name, note: noteContent });
export type CreateTemplateInput = z.infer<typeof createTemplateInput>;

export const renameTemplateInput = z.strictObject({ name });
export type RenameTemplateInput = z.infer<typeof renameTemplateInput>;

/** A note to begin with: everything but title, owner and versions. */
export interface NoteTemplateView {
  id: string;
  name: string;
  note: NoteContent;
  createdAt: string;
  createdByName: string;
}
