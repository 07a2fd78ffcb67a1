import { describe, expect, it } from 'vitest';
import { type Assignment, chooseArm } from './choose-arm';
import type { RecordedArm } from './recorded-case';

const row = (arm: string, modelVersion: string | null): RecordedArm => ({
  arm,
  modelVersion,
  position: 1,
  measured: {},
});
const got = (arm: string, model_version: string): Assignment => ({
  variant: 'v1',
  arm,
  reason: 'SPLIT',
  labels: { model_version },
  release: null,
  stage: null,
});
const choose = (arms: RecordedArm[], assignment: Assignment) =>
  chooseArm({ key: 'k', context: {}, arms }, assignment);

describe('chooseArm', () => {
  const old = row('baseline', 'm1');
  const fresh = row('candidate', 'm2');

  it('goes by the model label first, also when the arms are named the other way round', () => {
    expect(choose([old, fresh], got('candidate', 'm2'))).toBe(fresh);
    expect(choose([old, fresh], got('baseline', 'm2'))).toBe(fresh);
  });

  it('goes by the arm where the label names no row, or several', () => {
    expect(choose([old, fresh], got('candidate', 'm3'))).toBe(fresh);
    const same = [row('baseline', 'm1'), row('candidate', 'm1')];
    expect(choose(same, got('candidate', 'm1'))).toBe(same[1]);
  });

  it('has nothing to say of an arm that was not recorded', () => {
    expect(choose([old], got('candidate', 'm2'))).toBeNull();
  });
});
