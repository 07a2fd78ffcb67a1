import { PrismaPg } from '@prisma/adapter-pg';
import { afterAll, describe, expect, it } from 'vitest';
import { DomainError } from '@/lib/core/domain-error';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { PrismaClient } from './generated/client';
import { prismaClient } from './prisma-client';
import { openSql, sqlClient } from './sql-client';
import { translateDatabaseError } from './translate-database-error';

useServiceDatabase();

const nowhere = 'postgresql://a:b@127.0.0.1:1/none';
const awayPrisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: nowhere }) });
const awaySql = openSql(nowhere, 1);
afterAll(async () => {
  await awayPrisma.$disconnect();
  await awaySql.end({ timeout: 1 });
});

const errorOf = (work: PromiseLike<unknown>): Promise<unknown> =>
  Promise.resolve(work).then(
    () => {
      throw new Error('this was to fail');
    },
    (error: unknown) => error,
  );

describe('translateDatabaseError', () => {
  it.each([
    ['a query by Prisma', () => awayPrisma.user.count()],
    ['a transaction by Prisma', () => awayPrisma.$transaction(async (tx) => tx.user.count())],
    ['raw SQL by Prisma', () => awayPrisma.$queryRaw`SELECT 1`],
    ['a query by postgres.js', () => awaySql`SELECT 1`],
  ])('calls the database unavailable when it does not answer %s', async (_case, work) => {
    expect(translateDatabaseError(await errorOf(work()))).toMatchObject({ code: 'unavailable' });
  });

  it('calls it unavailable when it ends the connection under a query', async () => {
    const ended = prismaClient().$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())`;
    expect(translateDatabaseError(await errorOf(ended))).toMatchObject({ code: 'unavailable' });
  });

  it.each([
    ['a query at fault', () => sqlClient()`SELECT 1 / 0`],
    ['raw SQL at fault', () => prismaClient().$queryRaw`SELECT 1 / 0`],
    ['a row that is not there', () => prismaClient().user.findUniqueOrThrow({ where: { id: 'none' } })],
    ['a refusal of our own', () => Promise.reject(new DomainError('conflict', 'No.'))],
  ])('leaves %s as it is', async (_case, work) => {
    const error = await errorOf(work());
    expect(translateDatabaseError(error)).toBe(error);
  });
});
