import type { ReleaseStatus } from '@/lib/core/release/release-state';
import type { ReleaseView } from '@/lib/schemas/release';

const OPEN: readonly ReleaseStatus[] = ['draft', 'offline_check', 'live', 'held'];

/** Why the note can only be read; null when it may be written. */
export function noteClosedBecause({ status, permissions }: ReleaseView): string | null {
  if (!OPEN.includes(status))
    return 'The note can no longer change: the release was rolled back or has ended.';
  return permissions['note:write'] ?? null;
}
