import type { ReleaseView } from '@/lib/schemas/release';

/** Why the owner cannot be chosen in the note; null when it can. */
export function ownerFixedBecause(release: ReleaseView, viewerId: string): string | null {
  if (release.status !== 'draft') return 'The release page hands a started release over.';
  if (release.owner === null || release.owner.id === viewerId) return null;
  return 'Only the owner gives a release away; an admin can hand it over on the release page, with a reason.';
}
