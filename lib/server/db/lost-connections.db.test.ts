import postgres from 'postgres';
import { expect, test } from 'vitest';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { isLateWrite } from './is-late-write';
import { openSql, renewSqlClients, sqlClient } from './sql-client';

const database = useServiceDatabase();

/** What ends up caught nowhere while `work` runs: it alone, without the test runner's own listeners. */
async function uncaughtDuring(work: () => Promise<unknown>): Promise<unknown> {
  const others = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException');
  try {
    const uncaught = new Promise((resolve) => process.once('uncaughtException', resolve));
    await work();
    return await uncaught;
  } finally {
    process.removeAllListeners('uncaughtException');
    for (const listener of others) process.on('uncaughtException', listener);
  }
}

test('a transaction that writes after its connection closed is told so, and the late write is known for what it is', async () => {
  const sql = openSql(database.url, 1);
  const admin = postgres(database.url, { max: 1 });
  const error = await uncaughtDuring(async () => {
    let late: Promise<unknown> = Promise.resolve();
    const begun = sql.begin(async (tx) => {
      const [backend] = await tx<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
      await admin`SELECT pg_terminate_backend(${backend?.pid ?? 0})`;
      late = begun.then(
        () => null,
        () => tx`SELECT 1`.simple(),
      );
      await new Promise(() => {});
    });
    await expect(begun).rejects.toThrow(/CONNECTION_CLOSED|terminating connection/);
    void late.catch(() => {});
  });
  expect(isLateWrite(error)).toBe(true);
  expect(isLateWrite(new TypeError("Cannot read properties of null (reading 'write')"))).toBe(false);
  await admin.end();
});

test('after a renewal, a query does not get the error that an older connection died of', async () => {
  const admin = postgres(database.url, { max: 1 });
  const pids = async () =>
    Promise.all(
      Array.from(
        { length: 10 },
        () => sqlClient()<{ pid: number }[]>`SELECT pg_backend_pid() AS pid, pg_sleep(0.05)`,
      ),
    );
  const rows = await pids();
  const busy = rows.map(() => sqlClient()`SELECT pg_sleep(30)`.catch((error: unknown) => error));
  await expect
    .poll(
      async () =>
        (await admin`SELECT FROM pg_stat_activity WHERE query LIKE '%pg_sleep(30)%' AND state = 'active'`)
          .length,
    )
    .toBeGreaterThan(1);
  for (const [row] of rows) await admin`SELECT pg_terminate_backend(${row?.pid ?? 0})`;
  for (const error of await Promise.all(busy)) expect(error).toBeInstanceOf(Error);
  renewSqlClients();
  for (const [row] of await pids()) expect(row?.pid).toBeGreaterThan(0);
  await admin.end();
});
