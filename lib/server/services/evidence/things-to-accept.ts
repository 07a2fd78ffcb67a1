import { BEHIND_KEY, evidenceFacts } from '@/lib/core/evidence/evidence-facts';
import { isBehind } from '@/lib/core/evidence/is-behind';
import type { EvidenceRecord } from '@/lib/server/db/evidence-rows';

/** The keys of what the owner has to accept in writing: groups that became worse, and being behind by chance. */
export function thingsToAccept({ summary, fileName, createdAt }: EvidenceRecord): string[] {
  if (!summary) return [];
  const given = { fileName, at: createdAt.toISOString(), absences: {}, explanations: {} };
  const { harmed, quality } = evidenceFacts(summary, given);
  return [...harmed.map(({ key }) => key), ...(isBehind(quality) ? [BEHIND_KEY] : [])];
}
