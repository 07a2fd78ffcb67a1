import type { GateVerdict } from '@/lib/core/release/gate';
import type { StageView } from '@/lib/schemas/release';

/**
 * How far the present stage is towards its least time and least requests, 0..1: the slowest of them decides. Null
 * where the stage asks for neither.
 */
export function stageProgress(stage: StageView | undefined, gate: GateVerdict | null): number | null {
  if (!stage || !gate) return null;
  const wanted = [
    ['stage_minutes', stage.minMinutes],
    ['candidate_requests', stage.minRequests],
    ['baseline_requests', stage.minRequests],
  ] as const;
  const parts = wanted.flatMap(([code, least]) => {
    const check = gate.checks.find((c) => c.code === code);
    return check && least > 0 ? [1 - Math.min(1, (check.needed?.amount ?? 0) / least)] : [];
  });
  return parts.length === 0 ? null : Math.min(...parts);
}
