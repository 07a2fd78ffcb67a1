import type { EvidenceView } from '@/lib/schemas/evidence';
import type { ReleaseView } from '@/lib/schemas/release';

/** The comparison that the release was promoted by: the newest whole one of its pair, else the newest at all. */
export function comparisonOf({ evidence }: Pick<ReleaseView, 'evidence'>): EvidenceView | null {
  const whole = evidence.filter(({ readyAt, format }) => readyAt !== null && format !== 'statement');
  return whole.find(({ matches }) => matches) ?? whole[0] ?? null;
}

export function comparisonAddress(releaseId: string, evidenceId?: string): string {
  const page = `/releases/${releaseId}/offline`;
  return evidenceId === undefined ? page : `${page}?${new URLSearchParams({ evidence: evidenceId })}`;
}
