import { dropOldEvents, readOldestWaiting } from '../db/notification-queue';
import { oldestWaiting } from '../delivery/oldest-waiting';
import { env } from '../env';
import type { Counters } from '../http/counters';
import { Courier } from './courier';
import { repeat } from './repeat';

const EVERY_MS = 500;
const CLEAR_EVERY_MS = 3_600_000;
const CLEAR_LOCK_KEY = 727_369_020;
const KEPT_DAYS = 30;

/** Sends notifications, in every process; forgets them after a while, in one. Answers how to stop. */
export function startDeliveries(counters: Counters, everyMs = EVERY_MS): () => Promise<void> {
  const courier = new Courier(counters, env().SLUICE_RETRY_SCALE);
  const stops = [
    repeat({
      name: 'The sending of notifications',
      everyMs,
      lockKey: null,
      async work() {
        await courier.takeDue();
        oldestWaiting.set(await readOldestWaiting());
      },
    }),
    repeat({
      name: 'The clearing of old notifications',
      everyMs: CLEAR_EVERY_MS,
      lockKey: CLEAR_LOCK_KEY,
      work: (now) => dropOldEvents(new Date(now.getTime() - KEPT_DAYS * 86_400_000)),
    }),
  ];
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
    await courier.stop();
  };
}
