import { describe, expect, it } from 'vitest';
import type { CheckOutcome, GateCheck, GateCheckCode, GateVerdict } from '@/lib/core/release/gate';
import { RELEASE_STATUSES } from '@/lib/core/release/release-state';
import { advanceChoice } from './advance-choice';

function check(code: GateCheckCode, outcome: CheckOutcome, structural = false): GateCheck {
  return {
    ...{ code, outcome, structural, text: `Check ${code}`, reason: '', method: null },
    ...{ baseline: null, candidate: null, required: null, needed: null },
  };
}

function gate(...checks: GateCheck[]): GateVerdict {
  return { kind: 'blocked', sentence: '', checks, overridable: [] };
}

const fired = {
  triggerId: 't',
  sentence: 'Parse failures above 2 %.',
  action: 'hold' as const,
  candidate: { n: 1, value: 1 },
  baseline: null,
  threshold: 0.02,
  firedAt: '2026-01-01T00:00:00Z',
  acknowledgedAt: null,
};
const live: Parameters<typeof advanceChoice>[0] = {
  status: 'live',
  nextStage: { index: 3, name: '10 %' },
  gate: gate(check('owner_present', 'pass', true)),
  firedTrigger: null,
  permissions: {},
};

describe('advanceChoice', () => {
  it('leads to the next stage by its name', () => {
    expect(advanceChoice(live)).toMatchObject({
      event: 'promote',
      label: 'Promote to 10 %',
      refusal: null,
      overrides: [],
    });
  });

  it('completes at the last stage', () => {
    expect(advanceChoice({ ...live, nextStage: null })).toMatchObject({ event: 'complete', refusal: null });
  });

  it.each<[string, Partial<typeof live>, string]>([
    [
      'who may not',
      { permissions: { 'release:promote': 'Only Dana may promote.' } },
      'Only Dana may promote.',
    ],
    ['an unacknowledged trigger', { firedTrigger: fired }, 'A trigger fired: acknowledge it first.'],
    ['a hold', { status: 'held' }, 'The release is held: resume it first.'],
    ['a missing verdict', { gate: null }, 'This stage has no verdict yet.'],
    ['a failed check', { gate: gate(check('trigger_quiet', 'fail')) }, 'Waits for: check trigger_quiet.'],
    [
      'no data',
      { gate: gate(check('candidate_requests', 'no_data')) },
      'Waits for: check candidate_requests.',
    ],
    [
      'an inconclusive structural check',
      { gate: gate(check('offline_evidence', 'inconclusive', true)) },
      'Waits for: check offline_evidence.',
    ],
  ])('says so: %s', (_name, over, refusal) => {
    expect(advanceChoice({ ...live, ...over })).toMatchObject({ refusal, overrides: [] });
  });

  it('offers to go on with a reason only when every open check can be passed so', () => {
    const soft = check('stage_minutes', 'inconclusive');
    expect(advanceChoice({ ...live, gate: gate(soft) })).toMatchObject({ refusal: null, overrides: [soft] });
    const mixed = gate(soft, check('candidate_requests', 'no_data'));
    expect(advanceChoice({ ...live, gate: mixed })?.overrides).toEqual([]);
  });

  it('exists only where a stage can be left forward', () => {
    const withOne = RELEASE_STATUSES.filter((status) => advanceChoice({ ...live, status }) !== null);
    expect(withOne).toEqual(['offline_check', 'live', 'held']);
  });
});
