import type { Prisma } from './generated/client';

/** For writing plain data (no functions, dates or cycles, as zod's schemas let through) into a JSON column. */
export function jsonColumn(value: object): Prisma.InputJsonValue {
  return value as Prisma.InputJsonValue;
}
