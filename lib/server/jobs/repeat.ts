import { DomainError } from '@/lib/core/domain-error';
import { sqlClient } from '../db/sql-client';
import { translateDatabaseError } from '../db/translate-database-error';
import { log } from '../log';

interface Job {
  /** Begins the sentences in the log: "The watch". */
  name: string;
  everyMs: number;
  /** Of several processes one does this at a time; any number that no other job has. Null: each process does it. */
  lockKey: number | null;
  work: (now: Date) => Promise<void>;
}

/** Does a job again and again, with a pause in between, until stopped. Outages of the database are said once. */
export function repeat({ name, everyMs, lockKey, work }: Job): () => Promise<void> {
  let stopped = false;
  let isAway = false;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();

  const round = async (): Promise<void> => {
    try {
      await (lockKey === null ? work(new Date()) : whenAlone(lockKey, () => work(new Date())));
      if (isAway) log.info(`${name} goes on: the database answers again`);
      isAway = false;
    } catch (error) {
      const away = isUnavailable(error);
      if (!away) log.error(`${name} failed in a round`, { error });
      else if (!isAway) log.warn(`${name} waits: the database does not answer`, { error });
      isAway = away;
    }
    if (!stopped) schedule();
  };
  const schedule = (): void => {
    timer = setTimeout(() => {
      running = round();
    }, everyMs);
  };

  schedule();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}

export function isUnavailable(error: unknown): boolean {
  const translated = translateDatabaseError(error);
  return translated instanceof DomainError && translated.code === 'unavailable';
}

/** Runs in one process at a time; the others skip their round. The lock goes with the connection, should it break. */
async function whenAlone(lockKey: number, work: () => Promise<void>): Promise<void> {
  await sqlClient().begin(async (tx) => {
    const [lock] = await tx<{ held: boolean }[]>`SELECT pg_try_advisory_xact_lock(${lockKey}) AS held`;
    if (lock?.held) await work();
  });
}
