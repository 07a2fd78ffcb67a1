import type { CaseKind } from '@/lib/core/evidence/evidence-case';

interface ComparedArm {
  quality?: number | null;
  error?: string;
  [field: string]: unknown;
}

/** One line of the JSONL shape. */
export function comparedCase(
  caseId: string,
  kind: CaseKind,
  baseline: ComparedArm,
  candidate: ComparedArm,
  more: Record<string, unknown> = {},
): string {
  return `${JSON.stringify({ case_id: caseId, kind, input: `Question ${caseId}`, ...more, baseline, candidate })}\n`;
}

/** Ten cases of all kinds: the baseline passes eight of them, the candidate nine. */
export function smallComparison(): string {
  const kinds = ['representative', 'known_bad', 'format_sensitive'] as const;
  return Array.from({ length: 10 }, (_, index) => {
    const arm = (quality: number, output: string) => ({
      output,
      quality,
      parse_ok: true,
      latency_ms: 900 + index,
    });
    const kind = kinds[index % 3] ?? 'representative';
    const baseline = arm(index < 8 ? 1 : 0, `Answer ${index}`);
    return comparedCase(`case-${index}`, kind, baseline, arm(index < 9 ? 1 : 0, `Shorter answer ${index}`));
  }).join('');
}

/** What goes along with it: its lines tell no versions, so the uploader vouches for them. */
export const SMALL_COMPARISON_QUERY = {
  format: 'jsonl',
  fileName: 'comparison.jsonl',
  statesVersions: 'true',
} as const;
