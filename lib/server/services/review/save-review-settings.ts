import type { Actor } from '@/lib/core/access/actor';
import { canonicalJson } from '@/lib/core/audit/canonical-json';
import type { ReviewSettings } from '@/lib/core/review/review-settings';
import {
  type ReviewSettingsInput,
  type ReviewSettingsView,
  reviewSettingsInput,
} from '@/lib/schemas/review-settings';
import { write } from '@/lib/server/audit/write';
import { lockReviewSettings, putReviewSettings } from '@/lib/server/db/review-settings-row';
import { refuseBadPatterns } from './refuse-bad-patterns';

/** In force in every process at once, for what comes from now on; the same again is no change. */
export async function saveReviewSettings(
  actor: Actor,
  input: ReviewSettingsInput,
): Promise<ReviewSettingsView> {
  return write({ actor, permission: 'review:configure' }, async (tx, { at }) => {
    const settings = reviewSettingsInput.parse(input);
    refuseBadPatterns(settings.patterns);
    const present = await lockReviewSettings(tx);
    const changes = changesOf(present.settings, settings);
    if (changes.length === 0) {
      return { result: { ...present.settings, savedAt: present.savedAt.toISOString() }, audits: [] };
    }
    await putReviewSettings(tx, settings, at);
    const changed = changes.map(({ field }) => field);
    return {
      result: { ...settings, savedAt: at.toISOString() },
      audits: [{ action: 'review.settings_changed', data: { changed, changes } }],
      routing: true,
    };
  });
}

function changesOf(before: ReviewSettings, after: ReviewSettings) {
  return (Object.keys(after) as (keyof ReviewSettings)[]).flatMap((field) =>
    canonicalJson(before[field]) === canonicalJson(after[field])
      ? []
      : [{ field, before: before[field], after: after[field] }],
  );
}
