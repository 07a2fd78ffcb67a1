import { RELEASE_STATUSES, type ReleaseStatus } from '@/lib/core/release/release-state';

const WORDS: Record<ReleaseStatus, string> = {
  draft: 'a draft',
  offline_check: 'in the offline check',
  live: 'live',
  held: 'held',
  rolling_back: 'rolling back',
  recovery_unconfirmed: 'rolled back, recovery unconfirmed',
  closed: 'rolled back and closed',
  completed: 'completed',
  abandoned: 'abandoned',
};

/** What to say when somebody else moved the release first. Takes the state as it came over the wire. */
export function staleSentence(state: unknown): string {
  const { status, stageName, owner } = (typeof state === 'object' && state !== null ? state : {}) as Record<
    string,
    unknown
  >;
  const known = RELEASE_STATUSES.find((s) => s === status);
  if (!known)
    return 'This release changed while you looked at it. Nothing was done; look again, then decide.';
  const where = typeof stageName === 'string' ? ` at ${stageName}` : '';
  const ownerName = (owner as { name?: unknown } | null | undefined)?.name;
  const whose = typeof ownerName === 'string' ? `, owned by ${ownerName}` : '';
  return `This release changed while you looked at it: it is now ${WORDS[known]}${where}${whose}. Nothing was done; look again, then decide.`;
}
