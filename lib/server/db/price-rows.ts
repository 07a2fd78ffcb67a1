import type { PriceInput, PriceView } from '@/lib/schemas/price';
import { prismaClient } from './prisma-client';
import type { Transaction } from './transaction';

/** By model. */
export async function listPriceViews(): Promise<PriceView[]> {
  const rows = await prismaClient().modelPrice.findMany({ orderBy: { model: 'asc' } });
  const users = await prismaClient().user.findMany({
    where: { id: { in: rows.map((row) => row.updatedById) } },
    select: { id: true, name: true },
  });
  const names = new Map(users.map(({ id, name }) => [id, name]));
  return rows.map(({ model, inputUsd, cachedInputUsd, outputUsd, updatedAt, updatedById }) => ({
    model,
    inputUsd,
    cachedInputUsd,
    outputUsd,
    updatedAt: updatedAt.toISOString(),
    updatedByName: names.get(updatedById) ?? 'somebody',
  }));
}

export async function findPrice(tx: Transaction, model: string): Promise<PriceInput | null> {
  const select = { model: true, inputUsd: true, cachedInputUsd: true, outputUsd: true };
  return tx.modelPrice.findUnique({ where: { model }, select });
}

export async function putPrice(tx: Transaction, price: PriceInput, byId: string, at: Date): Promise<void> {
  const { model, ...amounts } = price;
  const changed = { ...amounts, updatedById: byId, updatedAt: at };
  await tx.modelPrice.upsert({ where: { model }, create: { model, ...changed }, update: changed });
}

export async function deletePrice(tx: Transaction, model: string): Promise<void> {
  await tx.modelPrice.deleteMany({ where: { model } });
}
