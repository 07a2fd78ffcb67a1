import { refreshAnswers } from '../services/monitoring/refresh-answers';
import { repeat } from './repeat';

const EVERY_MS = 5_000;
const LOCK_KEY = 727_369_017;

/**
 * Asks what releases are watched by, apart from the watch of their triggers: a source that hangs delays answers alone.
 * Of several processes one asks at a time. Answers how to stop, which cuts off what is under way.
 */
export function startMonitoring(everyMs = EVERY_MS): () => Promise<void> {
  const ended = new AbortController();
  const stop = repeat({
    name: 'The asking of monitoring queries',
    everyMs,
    lockKey: LOCK_KEY,
    work: (now) => refreshAnswers(now, ended.signal),
  });
  return () => {
    ended.abort();
    return stop();
  };
}
