import { DEFAULT_REVIEW_SETTINGS, type ReviewSettings } from '@/lib/core/review/review-settings';
import { jsonColumn } from './json-column';
import type { Reader } from './reader';
import type { Transaction } from './transaction';

export interface ReviewSettingsRecord {
  settings: ReviewSettings;
  savedAt: Date;
}

/** As saved; what nobody has saved is as usual. */
export async function readReviewSettings(db: Reader): Promise<ReviewSettingsRecord> {
  const row = await db.reviewSettings.findUniqueOrThrow({ where: { id: 1 } });
  // Its shape was checked when it was written.
  const saved = row.settings as unknown as Partial<ReviewSettings>;
  return { settings: { ...DEFAULT_REVIEW_SETTINGS, ...saved }, savedAt: row.savedAt };
}

/** Until the end of the transaction nobody else saves. */
export async function lockReviewSettings(tx: Transaction): Promise<ReviewSettingsRecord> {
  await tx.$queryRaw`SELECT 1 FROM review_settings WHERE id = 1 FOR UPDATE`;
  return readReviewSettings(tx);
}

export async function putReviewSettings(tx: Transaction, settings: ReviewSettings, at: Date): Promise<void> {
  await tx.reviewSettings.update({ where: { id: 1 }, data: { settings: jsonColumn(settings), savedAt: at } });
}
