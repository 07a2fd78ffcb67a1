import type { NoteContent } from '@/lib/core/release/note';
import type { NoteTemplateView } from '@/lib/schemas/note-template';
import { actorNames, nameOf } from './actor-names';
import type { NoteTemplate } from './generated/client';
import { jsonColumn } from './json-column';
import type { Reader } from './reader';
import { storedNote } from './release-row';
import type { Transaction } from './transaction';

/** By name. */
export async function readTemplates(reader: Reader): Promise<NoteTemplateView[]> {
  return views(reader, await reader.noteTemplate.findMany({ orderBy: [{ name: 'asc' }, { id: 'asc' }] }));
}

export async function findTemplate(reader: Reader, id: string): Promise<NoteTemplateView | null> {
  const row = await reader.noteTemplate.findUnique({ where: { id } });
  return row && ((await views(reader, [row]))[0] ?? null);
}

/** Is another template called so, in whatever case? */
export async function isTemplateNameTaken(
  reader: Reader,
  name: string,
  exceptId: string | null,
): Promise<boolean> {
  const same = { name: { equals: name, mode: 'insensitive' as const } };
  const row = await reader.noteTemplate.findFirst({
    where: exceptId === null ? same : { ...same, id: { not: exceptId } },
  });
  return row !== null;
}

// Any number that no other advisory lock of the project uses.
const TEMPLATES_LOCK = 5_107_002;

/** Makes whoever adds or renames a template wait for each other; answers how many there are. */
export async function countTemplatesLocked(tx: Transaction): Promise<number> {
  await tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(${TEMPLATES_LOCK})`;
  return tx.noteTemplate.count();
}

interface NewTemplate {
  id: string;
  name: string;
  note: NoteContent;
  createdById: string;
  createdAt: Date;
}

export async function insertTemplate(tx: Transaction, { note, ...template }: NewTemplate): Promise<void> {
  const data = { ...template, content: jsonColumn(note), updatedAt: template.createdAt };
  await tx.noteTemplate.create({ data });
}

export async function changeTemplateName(
  tx: Transaction,
  id: string,
  name: string,
  updatedAt: Date,
): Promise<void> {
  await tx.noteTemplate.update({ where: { id }, data: { name, updatedAt } });
}

export async function deleteTemplate(tx: Transaction, id: string): Promise<void> {
  await tx.noteTemplate.deleteMany({ where: { id } });
}

async function views(reader: Reader, rows: readonly NoteTemplate[]): Promise<NoteTemplateView[]> {
  const names = await actorNames(
    reader,
    rows.map((row) => row.createdById),
  );
  return rows.map(({ id, name, content, createdAt, createdById }) => ({
    id,
    name,
    note: storedNote(content),
    createdAt: createdAt.toISOString(),
    createdByName: nameOf(names, createdById),
  }));
}
