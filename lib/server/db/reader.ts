import type { Prisma } from './generated/client';

/** What can read: the client itself, or a transaction. Only `write` hands out a transaction to change things in. */
export type Reader = Prisma.TransactionClient;
