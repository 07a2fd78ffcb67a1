import type { Tolerances } from '../release/note';
import type { MetricValue } from '../telemetry/metric';
import { tolerance } from '../watch/tolerance';
import type { CostJump } from './sign-off';

/**
 * Is the candidate's mean cost above the baseline's by more than the note's tolerance of cost (what is usual where it says
 * nothing)? Observed means are compared, in dollars: the question is whether a person explains it, not whether chance could.
 * Null without costs of both arms. From a baseline that costs nothing any cost is a jump.
 */
export function findCostJump(
  baseline: MetricValue,
  candidate: MetricValue,
  tolerances: Tolerances,
): CostJump | null {
  if (baseline.value === null || candidate.value === null) return null;
  const margin = tolerances.cost ?? tolerance('cost').threshold;
  const more = candidate.value - baseline.value;
  if (more <= baseline.value * margin) return null;
  const by = baseline.value > 0 ? more / baseline.value : null;
  return { baselineUsd: baseline.value, candidateUsd: candidate.value, by, margin };
}
