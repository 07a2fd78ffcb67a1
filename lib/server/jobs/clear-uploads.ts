import { removeAbandonedEvidence } from '../db/evidence-writer';
import { repeat } from './repeat';

const EVERY_MS = 60_000;
const LOCK_KEY = 727_369_016;

/** Removes comparisons whose upload ended with its process. Answers how to stop. */
export function startUploadClearing(everyMs = EVERY_MS): () => Promise<void> {
  return repeat({
    name: 'The clearing of abandoned uploads',
    everyMs,
    lockKey: LOCK_KEY,
    work: removeAbandonedEvidence,
  });
}
