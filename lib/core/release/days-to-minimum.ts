import { hasControl } from './checks/has-control';
import type { Stage } from './note';

/**
 * Days until the slower arm of the stage has its least number of requests, at this many comparable requests a day.
 * 0 when none are asked for; null when an arm gets none. Where nobody stays on the baseline, only the candidate counts.
 */
export function daysToMinimum(stage: Stage, perDay: { baseline: number; candidate: number }): number | null {
  if (stage.minRequests <= 0) return 0;
  const slower = hasControl(stage) ? Math.min(perDay.baseline, perDay.candidate) : perDay.candidate;
  return slower > 0 ? stage.minRequests / slower : null;
}
