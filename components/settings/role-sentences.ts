import type { Role } from '@/lib/core/access/permissions';

/** What each role is for, in a sentence. */
export const ROLE_SENTENCES: Record<Role, string> = {
  admin:
    'Manages people, API keys, metric sources, notifications and the sample, and does all that a member does.',
  member: 'Creates features and releases, writes notes, may own a release, and may always hold or roll back.',
  reviewer:
    'Judges outputs and signs the four movements; reads everything, and changes nothing else of a release.',
  viewer: 'Reads everything and changes nothing.',
};

/** The one rule that no role gives. */
export const OWNER_SENTENCE =
  'Only the owner of a release promotes, resumes, completes and confirms recovery: not even an admin does it for them.';
