import { DomainError } from '@/lib/core/domain-error';

/** Each upload has a database connection or two of its own, and a file's groups in memory. */
export const MOST_UPLOADS = 4;

let taken = 0;

/** Does the work if there is room for it in this process, and refuses it otherwise. */
export async function inUploadSlot<T>(work: () => Promise<T>): Promise<T> {
  if (taken >= MOST_UPLOADS) {
    const message = `${MOST_UPLOADS} comparisons are being read already: try again in a few seconds.`;
    throw new DomainError('too_many', message, 'too_many_uploads');
  }
  taken += 1;
  try {
    return await work();
  } finally {
    taken -= 1;
  }
}
