import { describe, expect, it } from 'vitest';
import type { GateCheck, GateCheckCode, GateVerdict } from '@/lib/core/release/gate';
import type { StageView } from '@/lib/schemas/release';
import { stageProgress } from './stage-progress';

function gate(needed: Partial<Record<GateCheckCode, number>>): GateVerdict {
  const checks = Object.entries(needed).map(
    ([code, amount]): GateCheck => ({
      code: code as GateCheckCode,
      outcome: amount > 0 ? 'inconclusive' : 'pass',
      text: '',
      reason: '',
      method: null,
      structural: false,
      baseline: null,
      candidate: null,
      required: null,
      needed: amount > 0 ? { amount, unit: 'requests' } : null,
    }),
  );
  return { kind: 'blocked', sentence: '', checks, overridable: [] };
}

const stage = { minMinutes: 30, minRequests: 100 } as StageView;

describe('stageProgress', () => {
  it.each<[string, Partial<Record<GateCheckCode, number>>, number | null]>([
    ['the slowest minimum decides', { stage_minutes: 15, candidate_requests: 80, baseline_requests: 0 }, 0.2],
    ['nothing needed is all of it', { stage_minutes: 0, candidate_requests: 0, baseline_requests: 0 }, 1],
    ['all needed is none of it', { stage_minutes: 30, candidate_requests: 100 }, 0],
    ['more needed than the least is none of it', { candidate_requests: 120 }, 0],
    ['no such check, nothing to say', { owner_present: 0 }, null],
  ])('%s', (_name, needed, expected) => {
    const progress = stageProgress(stage, gate(needed));
    if (expected === null) expect(progress).toBeNull();
    else expect(progress).toBeCloseTo(expected);
  });

  it('says nothing without a gate or without minimums', () => {
    expect(stageProgress(stage, null)).toBeNull();
    expect(stageProgress({ ...stage, minMinutes: 0, minRequests: 0 }, gate({ stage_minutes: 0 }))).toBeNull();
  });
});
