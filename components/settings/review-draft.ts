import type { CustomRedaction, ReviewSettings } from '@/lib/core/review/review-settings';
import type { ReviewNumber } from './review-words';

/** A row keeps its id while it is edited. */
export interface DraftPattern extends CustomRedaction {
  id: number;
}

export type ReviewDraft = Record<ReviewNumber, number | null> &
  Pick<ReviewSettings, 'redact'> & { patterns: DraftPattern[] };

export function toDraft(settings: ReviewSettings): ReviewDraft {
  return { ...settings, patterns: settings.patterns.map((pattern, id) => ({ ...pattern, id })) };
}

/** As the server takes it, once its faults are mended. */
export function fromDraft(draft: ReviewDraft): object {
  const { sampleSize, itemsPerArm, perCohort, reviewsEach, longestText, retentionDays, redact } = draft;
  const patterns = draft.patterns.map(({ name, pattern }) => ({ name, pattern }));
  return { sampleSize, itemsPerArm, perCohort, reviewsEach, longestText, retentionDays, redact, patterns };
}
