import { z } from 'zod';
import { MARKS } from '@/lib/core/sign-off/movements';
import type { SignOff } from '@/lib/core/sign-off/sign-off';
import { actorNames, nameOf } from './actor-names';
import { jsonColumn } from './json-column';
import type { Reader } from './reader';
import type { Transaction } from './transaction';

const marked = z.object({ mark: z.enum(MARKS), remark: z.string() });
const storedFigures = z.object({ costJump: z.object({ by: z.number().nullable() }).nullable() });
const storedMovements = z.object({ quality: marked, cost: marked, errors: marked, latency: marked });

/** Those of this stage and this revision of the note, newest first: after an edit of the note others are needed. */
export async function readSignOffs(
  reader: Reader,
  releaseId: string,
  { stageIndex, noteRevision }: Pick<SignOff, 'stageIndex' | 'noteRevision'>,
): Promise<SignOff[]> {
  const rows = await reader.signOff.findMany({
    where: { releaseId, stageIndex, noteRevision },
    orderBy: { signedAt: 'desc' },
  });
  const names = await actorNames(
    reader,
    rows.map(({ signedById }) => signedById),
  );
  return rows.map((row) => ({
    by: { id: row.signedById, name: nameOf(names, row.signedById) },
    at: row.signedAt.toISOString(),
    ...{ stageIndex, noteRevision },
    movements: storedMovements.parse(row.movements),
    costExplanation: row.costExplanation,
    explained: storedFigures.parse(row.figures).costJump,
  }));
}

export async function addSignOff(
  tx: Transaction,
  releaseId: string,
  { by, at, movements, explained: _, ...columns }: SignOff,
  figures: object,
): Promise<void> {
  const signer = { signedById: by.id, signedAt: new Date(at) };
  const json = { movements: jsonColumn(movements), figures: jsonColumn(figures) };
  await tx.signOff.create({ data: { releaseId, ...columns, ...signer, ...json } });
}
