import { z } from 'zod';
import { MARKS } from '@/lib/core/sign-off/movements';
import type { SignOff } from '@/lib/core/sign-off/sign-off';
import { actorNames } from './actor-names';
import { jsonColumn } from './json-column';
import type { Reader } from './reader';
import type { Transaction } from './transaction';

const marked = z.object({ mark: z.enum(MARKS), remark: z.string() });
const storedMovements = z.object({ quality: marked, cost: marked, errors: marked, latency: marked });

/** The newest of this stage and this revision of the note: after an edit of the note another one is needed. */
export async function findSignOff(
  reader: Reader,
  releaseId: string,
  at: Pick<SignOff, 'stageIndex' | 'noteRevision'>,
): Promise<SignOff | null> {
  const row = await reader.signOff.findFirst({
    where: { releaseId, stageIndex: at.stageIndex, noteRevision: at.noteRevision },
    orderBy: { signedAt: 'desc' },
  });
  if (!row) return null;
  const names = await actorNames(reader, [row.signedById]);
  return {
    by: { id: row.signedById, name: names.get(row.signedById) ?? 'somebody' },
    at: row.signedAt.toISOString(),
    stageIndex: row.stageIndex,
    noteRevision: row.noteRevision,
    movements: storedMovements.parse(row.movements),
    costExplanation: row.costExplanation,
  };
}

export async function addSignOff(
  tx: Transaction,
  releaseId: string,
  { by, at, movements, ...columns }: SignOff,
  figures: object,
): Promise<void> {
  const signer = { signedById: by.id, signedAt: new Date(at) };
  const json = { movements: jsonColumn(movements), figures: jsonColumn(figures) };
  await tx.signOff.create({ data: { releaseId, ...columns, ...signer, ...json } });
}
