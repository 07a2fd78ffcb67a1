import { z } from 'zod';
import {
  type GivenVerdict,
  ITEM_KINDS,
  type ItemKind,
  REVIEW_REASONS,
  VERDICTS,
} from '@/lib/core/review/verdict';
import type { VerdictInput } from '@/lib/schemas/review-item';
import type { Transaction } from './transaction';

export interface StoredVerdict extends GivenVerdict {
  id: string;
  reviewerId: string;
  comment: string;
  at: Date;
}

export interface LockedItem {
  id: string;
  releaseId: string;
  kind: ItemKind;
  reviewsWanted: number;
  decidedAt: Date | null;
  countedAt: Date | null;
  /** Those that stand. */
  verdicts: StoredVerdict[];
}

const kinds = z.enum(ITEM_KINDS);
const verdicts = z.enum(VERDICTS);
const reasonLists = z.array(z.enum(REVIEW_REASONS));

/** Locks the item until the transaction ends, so that the last wanted verdict is known to be the last. */
export async function lockItem(tx: Transaction, id: string): Promise<LockedItem | null> {
  await tx.$queryRaw`SELECT id FROM review_item WHERE id = ${id} FOR UPDATE`;
  const row = await tx.reviewItem.findUnique({
    where: { id },
    include: { verdicts: { where: { undoneAt: null } } },
  });
  if (!row) return null;
  const { releaseId, reviewsWanted, decidedAt, countedAt } = row;
  return {
    ...{ id, releaseId, reviewsWanted, decidedAt, countedAt },
    kind: kinds.parse(row.kind),
    verdicts: row.verdicts.map(({ id: verdictId, reviewerId, verdict, reasons, comment, at }) => ({
      ...{ id: verdictId, reviewerId, comment, at },
      verdict: verdicts.parse(verdict),
      reasons: reasonLists.parse(reasons),
    })),
  };
}

interface Given {
  itemId: string;
  reviewerId: string;
  said: VerdictInput;
  at: Date;
}

/** The reviewer is done with the item, so that the lease is given back. */
export async function addVerdict(tx: Transaction, { itemId, reviewerId, said, at }: Given): Promise<void> {
  const { verdict, reasons, comment } = said;
  await tx.reviewVerdict.create({ data: { itemId, reviewerId, verdict, reasons, comment, at } });
  await tx.reviewLease.deleteMany({ where: { itemId, reviewerId } });
}

export async function markUndone(tx: Transaction, verdictId: string, at: Date): Promise<void> {
  await tx.reviewVerdict.update({ where: { id: verdictId }, data: { undoneAt: at } });
}

export async function setDecision(
  tx: Transaction,
  itemId: string,
  { decidedAt, score }: { decidedAt: Date | null; score: number | null },
): Promise<void> {
  await tx.reviewItem.update({ where: { id: itemId }, data: { decidedAt, score } });
}
