import { createHash } from 'node:crypto';

/** What the chain is linked and verified with. */
export function sha256Hex(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
