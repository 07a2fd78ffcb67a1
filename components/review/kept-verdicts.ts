import { z } from 'zod';
import { verdictInput } from '@/lib/schemas/review-item';
import type { OutboxEntry } from './verdict-outbox';

const kept = z.array(z.object({ itemId: z.string(), said: verdictInput.nullable() }));

const keyOf = (reviewerId: string, releaseId: string) => `sluice.verdicts.${reviewerId}.${releaseId}`;

/** What this browser keeps of a reviewer's verdicts while the server does not have them. */
export function keepVerdicts(reviewerId: string, releaseId: string, entries: readonly OutboxEntry[]): void {
  const key = keyOf(reviewerId, releaseId);
  try {
    if (entries.length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(entries));
  } catch {
    // Storage is full or refused by the browser: the page itself still holds the verdicts.
  }
}

/** Nothing when nothing is kept, or what is kept cannot be read any more. */
export function readKeptVerdicts(reviewerId: string, releaseId: string): OutboxEntry[] {
  try {
    const text = localStorage.getItem(keyOf(reviewerId, releaseId));
    const parsed = text === null ? null : kept.safeParse(JSON.parse(text));
    return parsed?.success ? parsed.data : [];
  } catch {
    return [];
  }
}
