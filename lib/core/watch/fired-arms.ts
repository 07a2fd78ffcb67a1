import type { FiredTrigger } from '../release/release-state';
import type { MetricId } from '../telemetry/metric';
import { isTail } from './harm-null';
import { armValue } from './reading-sentence';

interface Arm {
  n: number;
  text: string;
}

/** Both arms of what fired, as people read them; the baseline is null where a limit held whatever the baseline did. */
export function firedArms(
  metric: MetricId,
  { candidate, baseline, proof }: Pick<FiredTrigger, 'candidate' | 'baseline' | 'proof'>,
): { candidate: Arm; baseline: Arm | null } {
  // Of one cohort's latency it is the share above a line that was kept.
  const isShare = proof?.cohort && isTail(metric);
  const arm = ({ n, value }: FiredTrigger['candidate']): Arm => ({
    n,
    text: armValue(metric, isShare ? { n, value: null, mean: value } : { n, value, mean: value }),
  });
  return { candidate: arm(candidate), baseline: baseline && arm(baseline) };
}
