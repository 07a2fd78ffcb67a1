import type { Prisma } from './generated/client';

/** What a writing verb gets: good until its `write` returns. */
export type Transaction = Prisma.TransactionClient;
