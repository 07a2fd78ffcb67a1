import type { NoteContent } from '@/lib/core/release/note';
import type { ReleaseReference } from '@/lib/core/release/release-reference';
import type { ReleaseState } from '@/lib/core/release/release-state';
import { Prisma } from './generated/client';
import { jsonColumn } from './json-column';
import type { Transaction } from './transaction';

export interface ReleaseChanges {
  title?: string;
  ownerId?: string | null;
  candidateVersionId?: string | null;
  noteRevision?: number;
  startedAt?: Date;
  stageEnteredAt?: Date;
  rolledBackAt?: Date;
  endedAt?: Date;
  /** Frozen once, when the release goes live. */
  reference?: ReleaseReference;
}

/** Writes the state after a move and what changed with it; the sequence number grows by one. */
export async function saveMove(
  tx: Transaction,
  id: string,
  next: ReleaseState,
  changes: ReleaseChanges,
): Promise<void> {
  const { status, stageIndex } = next;
  const firedTrigger = next.firedTrigger ? jsonColumn(next.firedTrigger) : Prisma.DbNull;
  const exclusions = jsonColumn(next.exclusions);
  const { reference, ...columns } = changes;
  const frozen = reference ? { reference: jsonColumn(reference) } : {};
  const state = { status, stageIndex, firedTrigger, exclusions, seq: { increment: 1 } };
  const data = { ...columns, ...frozen, ...state };
  await tx.release.update({ where: { id }, data });
}

/** Writes an autosaved draft; its own sequence number grows by one. */
export async function saveDraftNote(
  tx: Transaction,
  id: string,
  note: NoteContent,
  at: Date,
  changes: Omit<ReleaseChanges, 'reference'>,
): Promise<void> {
  const data = {
    ...changes,
    noteDraft: jsonColumn(note),
    noteDraftSavedAt: at,
    noteDraftSeq: { increment: 1 },
  };
  await tx.release.update({ where: { id }, data });
}

/** Revisions are immutable: a database trigger refuses to change one. */
export async function addRevision(
  tx: Transaction,
  releaseId: string,
  revision: { number: number; note: NoteContent; createdById: string; createdAt: Date },
): Promise<void> {
  const { note, ...columns } = revision;
  await tx.noteRevision.create({ data: { releaseId, ...columns, content: jsonColumn(note) } });
}
