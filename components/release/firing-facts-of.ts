import { renderExcluded } from '@/lib/core/cohort/excluded-cohort';
import type { Trigger } from '@/lib/core/release/note';
import { renderTriggerComparison } from '@/lib/core/release/render-trigger';
import { METRICS } from '@/lib/core/telemetry/metric';
import { firedArms } from '@/lib/core/watch/fired-arms';
import { formatEvidence, intervalText } from '@/lib/core/watch/reading-sentence';
import type { Firing } from '@/lib/schemas/fired-trigger';
import type { ArmView } from '@/lib/schemas/release';

export interface FiringFactsView {
  /** "Task success" */
  metric: string;
  /** "queue = refunds"; null of everything. */
  cohort: string | null;
  arms: { candidate: ArmView; baseline: ArmView | null };
  /** "below baseline by 3 points" */
  margin: string;
  /** "3,640 to 1" against "160 to 1" */
  evidence: string;
  mark: string;
  interval: string | null;
  /** "2026-11-28 14:05:00 to 14:21:35 UTC" */
  blocks: string;
}

/**
 * What the watch acted on, to be read; null of what fired before proofs were kept. `trigger` is asked where the firing does
 * not say what was judged.
 */
export function firingFacts(
  fired: Firing,
  trigger?: Pick<Trigger, 'metric' | 'comparison'>,
): FiringFactsView | null {
  const { proof, threshold } = fired;
  const judged = proof?.judged ?? trigger;
  if (!proof || !judged) return null;
  const { metric, comparison } = judged;
  return {
    metric: METRICS[metric].label,
    cohort: proof.cohort && renderExcluded(proof.cohort),
    arms: firedArms(metric, fired),
    margin: renderTriggerComparison({ metric, comparison, threshold }),
    evidence: `${formatEvidence(proof.logE)} to 1`,
    mark: `${formatEvidence(proof.firesAt)} to 1`,
    interval: intervalText(metric, proof.interval),
    blocks: spanText(proof.from, proof.until),
  };
}

function spanText(from: string, until: string): string {
  const [start, end] = [from, until].map((at) => `${at.slice(0, 10)} ${at.slice(11, 19)}`) as [
    string,
    string,
  ];
  return `${start} to ${start.slice(0, 10) === end.slice(0, 10) ? end.slice(11) : end} UTC`;
}
