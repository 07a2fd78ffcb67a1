import { renderExcluded } from '@/lib/core/cohort/excluded-cohort';
import { formatCount } from '@/lib/core/telemetry/format-metric';
import type { ReleaseView, SliceRow } from '@/lib/schemas/release';

/** What excluding this slice would do, with what it rests on. */
export function exclusionSentence(
  { baseline, candidate }: Pick<ReleaseView, 'baseline' | 'candidate'>,
  { dimension, value, requests }: Pick<SliceRow, 'dimension' | 'value' | 'requests'>,
): string {
  const compared = requests.candidate;
  const served = `${candidate?.variant ?? 'The candidate'} has served ${formatCount(compared)} compared ${compared === 1 ? 'request' : 'requests'} of ${renderExcluded({ attribute: dimension, value })} since this stage began`;
  return `${served}; from now on this cohort gets ${baseline?.variant ?? 'the baseline'}. Others keep what they have. It cannot be undone in this release.`;
}
