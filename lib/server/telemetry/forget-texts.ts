import { sqlClient } from '../db/sql-client';
import { rawKeptFrom, rawTextsKeptFrom } from './kept-from';

const DAY_MS = 86_400_000;

/**
 * Of samples that came before so many days, and of raw events by whole days, the texts go, and what they could be guessed
 * by; what was counted and judged stays.
 */
export async function forgetTexts(now: Date, retentionDays: number): Promise<void> {
  const sql = sqlClient();
  const before = new Date(now.getTime() - retentionDays * DAY_MS);
  await sql`
    UPDATE review_sample SET input = NULL, input_key = NULL, output = NULL
    WHERE created_at < ${before} AND (input IS NOT NULL OR input_key IS NOT NULL OR output IS NOT NULL)`;
  const rawBefore = rawTextsKeptFrom(now.getTime(), retentionDays);
  // Older raw events are dropped as a whole.
  if (rawBefore <= rawKeptFrom(now.getTime())) return;
  await sql`
    UPDATE event SET input = NULL, output = NULL
    WHERE received_at < ${new Date(rawBefore)} AND (input IS NOT NULL OR output IS NOT NULL)`;
}
