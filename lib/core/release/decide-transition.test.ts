import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideTransition } from './decide-transition';
import { exposureOf } from './exposure-of';
import {
  type Exclusion,
  RELEASE_EVENTS,
  RELEASE_STATUSES,
  type ReleaseEventKind,
  type ReleaseState,
} from './release-state';
import type { ReleaseEvent, TransitionFacts } from './transition';
import { TRANSITION_CASES } from './transitions.cases';
import { ordinary, type Setup, SITUATIONS, SIX_STAGES } from './transitions.situations';

const ACKNOWLEDGED_AT = '2026-03-01T11:00:00.000Z';

function eventOf(kind: ReleaseEventKind, setup: Setup): ReleaseEvent {
  switch (kind) {
    case 'start':
    case 'resume':
    case 'observe_rollback':
    case 'revise_note':
      return { kind };
    case 'promote':
    case 'complete':
      return { kind, overrides: setup.overrides };
    case 'hold':
    case 'roll_back':
    case 'confirm_recovery':
    case 'abandon':
      return { kind, reason: setup.reason };
    case 'exclude_cohort':
      return { kind, exclusion: exclusionOf(setup) };
    case 'fire_trigger':
      return { kind, fired: setup.firing };
    case 'acknowledge_trigger':
      return { kind, at: ACKNOWLEDGED_AT };
    case 'hand_over':
      return { kind, toOwnerId: 'sam' };
  }
}

function exclusionOf({ excluding, reason }: Setup): Exclusion {
  return { ...excluding, reason, at: ACKNOWLEDGED_AT, by: 'Ada', triggerId: null };
}

function factsOf(setup: Setup): TransitionFacts {
  const { plan, noteIssues, gate } = setup;
  return { plan, noteIssues, gate, rollback: setup.observed ? setup.rollback : null };
}

function stateOf(status: ReleaseState['status'], setup: Setup): ReleaseState {
  const atStart = status === 'draft' || (status === 'abandoned' && setup.stageIndex === null);
  const stageIndex = atStart ? null : status === 'offline_check' ? 0 : setup.stageIndex;
  return { status, stageIndex, firedTrigger: setup.latched, exclusions: setup.excluded };
}

describe('the stage machine, case by case', () => {
  it.each(TRANSITION_CASES)('%s, %s (%s): %s, %s', (status, kind, situation, outcome, word) => {
    const setup: Setup = { ...ordinary(), ...SITUATIONS[situation] };
    const state = stateOf(status, setup);
    const decision = decideTransition(state, eventOf(kind, setup), factsOf(setup));

    if (outcome === 'refused') {
      expect(decision).toMatchObject({ kind: 'refused', reason: word });
      if (decision.kind === 'refused') expect(decision.message).toMatch(/^[A-Z\d].*\.$/s);
      return;
    }
    const [nextStatus, nextStage] = outcome.split(' at ');
    expect(decision).toMatchObject({ kind: 'accepted', action: word, next: { status: nextStatus } });
    if (decision.kind !== 'accepted') return;
    expect(decision.next.stageIndex).toBe(nextStage === undefined ? null : Number(nextStage));
    const firedTrigger =
      kind === 'fire_trigger'
        ? setup.firing
        : kind === 'acknowledge_trigger' && state.firedTrigger
          ? { ...state.firedTrigger, acknowledgedAt: ACKNOWLEDGED_AT }
          : state.firedTrigger;
    expect(decision.next.firedTrigger).toEqual(firedTrigger);
    expect(decision.next.exclusions).toEqual(
      kind === 'exclude_cohort' ? [...state.exclusions, exclusionOf(setup)] : state.exclusions,
    );
  });

  it('has a case for every pair of status and event', () => {
    const covered = new Set(TRANSITION_CASES.map(([status, kind]) => `${status}+${kind}`));
    const pairs = RELEASE_STATUSES.flatMap((status) => RELEASE_EVENTS.map((kind) => `${status}+${kind}`));
    expect(pairs.filter((pair) => !covered.has(pair))).toEqual([]);
    expect(covered.size).toBe(RELEASE_STATUSES.length * RELEASE_EVENTS.length);
  });

  it('uses every situation, and states each row once', () => {
    const used = new Set<string>(TRANSITION_CASES.map(([, , situation]) => situation));
    expect(Object.keys(SITUATIONS).filter((situation) => !used.has(situation))).toEqual([]);
    expect(new Set(TRANSITION_CASES.map((row) => row.slice(0, 3).join('+'))).size).toBe(
      TRANSITION_CASES.length,
    );
  });

  it('hands over the faults of the note and the open checks', () => {
    const noted: Setup = { ...ordinary(), ...SITUATIONS['the note has faults'] };
    expect(decideTransition(stateOf('draft', noted), { kind: 'start' }, factsOf(noted))).toMatchObject({
      issues: [{ code: 'missing_owner', field: 'ownerId' }],
    });
    const gated: Setup = { ...ordinary(), ...SITUATIONS['two checks are inconclusive, one overridden'] };
    const promote = eventOf('promote', gated);
    expect(decideTransition(stateOf('live', gated), promote, factsOf(gated))).toMatchObject({
      message: 'Not yet.',
      issues: [{ code: 'candidate_requests', field: 'gate' }],
    });
  });
});

describe('exposure', () => {
  const widens = new Set<ReleaseEventKind>(['promote']);
  const ends = new Set<ReleaseEventKind>(['roll_back', 'fire_trigger', 'complete']);

  const anySetup = fc
    .constantFrom(...Object.values(SITUATIONS))
    .map((change): Setup => ({ ...ordinary(), ...change, plan: SIX_STAGES }));
  const anyStep = fc.record({ kind: fc.constantFrom(...RELEASE_EVENTS), setup: anySetup });
  const step = (kind: ReleaseEventKind) =>
    fc.record({ kind: fc.constant(kind), setup: fc.constant(ordinary()) });
  const movingSteps = fc.array(fc.oneof(step('promote'), step('hold'), step('resume')), { maxLength: 30 });
  const allSteps = fc.array(fc.oneof(anyStep, step('promote'), step('start')), { maxLength: 40 });

  const fresh = { firedTrigger: null, exclusions: [] };
  const draft: ReleaseState = { status: 'draft', stageIndex: null, ...fresh };
  const offline: ReleaseState = { status: 'offline_check', stageIndex: 0, ...fresh };

  function follow(
    start: ReleaseState,
    steps: { kind: ReleaseEventKind; setup: Setup }[],
    look: (kind: ReleaseEventKind, before: ReleaseState, after: ReleaseState) => void,
  ): ReleaseState {
    return steps.reduce((state, { kind, setup }) => {
      const decision = decideTransition(state, eventOf(kind, setup), factsOf(setup));
      const after = decision.kind === 'accepted' ? decision.next : state;
      look(kind, state, after);
      return after;
    }, start);
  }

  it('grows by promotion only, and holding or resuming moves nobody', () => {
    let widest = 0;
    fc.assert(
      fc.property(movingSteps, (steps) => {
        const end = follow(offline, steps, (kind, before, after) => {
          const [was, is] = [exposureOf(before, SIX_STAGES), exposureOf(after, SIX_STAGES)];
          expect(is.slice(0, was.length)).toEqual(was);
          if (!widens.has(kind)) expect(is).toEqual(was);
        });
        widest = Math.max(widest, exposureOf(end, SIX_STAGES).length);
      }),
    );
    expect(widest).toBeGreaterThan(1);
  });

  it('is changed by nothing but promote, roll_back, fire_trigger and complete, and ends at nothing', {
    timeout: 30_000,
  }, () => {
    fc.assert(
      fc.property(allSteps, (steps) => {
        follow(draft, steps, (kind, before, after) => {
          const [was, is] = [exposureOf(before, SIX_STAGES), exposureOf(after, SIX_STAGES)];
          if (is.length > was.length) expect(kind).toBe('promote');
          if (is.length < was.length) {
            expect(ends).toContain(kind);
            expect(is).toEqual([]);
          }
          expect(is).toEqual(is.length < was.length ? [] : [...was, ...is.slice(was.length)]);
          expect(after.exclusions.slice(0, before.exclusions.length)).toEqual(before.exclusions);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('is the cohorts of the stages up to the present one, while live or held', () => {
    const shares = (status: ReleaseState['status'], stageIndex: number | null) =>
      exposureOf({ status, stageIndex }, SIX_STAGES).map((cohort) => cohort.share);
    expect(shares('live', 3)).toEqual([0.01, 0.5, 0.1]);
    expect(shares('held', 1)).toEqual([0.01]);
    expect(shares('live', 0)).toEqual([]);
    const open = {
      kind: 'offline' as const,
      name: 'Offline',
      cohort: { rule: { kind: 'everyone' as const }, share: 1 },
    };
    const odd = { stages: [{ ...open, minMinutes: 0, minRequests: 0 }] };
    expect(exposureOf({ status: 'live', stageIndex: 0 }, odd)).toEqual([]);
    expect(shares('live', 99)).toEqual([0.01, 0.5, 0.1, 0.25, 0.98]);
    for (const status of RELEASE_STATUSES.filter((name) => name !== 'live' && name !== 'held')) {
      expect(shares(status, 3)).toEqual([]);
    }
  });
});

describe('the latch', () => {
  const facts = factsOf(ordinary());
  const hold = { ...ordinary().firing, triggerId: 'success', action: 'hold' as const };

  it('carries the reason of a hold to a rollback that replaces it', () => {
    const steps: ReleaseEvent[] = [
      { kind: 'fire_trigger', fired: hold },
      { kind: 'acknowledge_trigger', at: ACKNOWLEDGED_AT },
      { kind: 'resume' },
      { kind: 'fire_trigger', fired: hold },
      { kind: 'fire_trigger', fired: { ...hold, triggerId: 'cost' } },
      { kind: 'resume' },
      { kind: 'fire_trigger', fired: ordinary().firing },
      { kind: 'fire_trigger', fired: ordinary().firing },
    ];
    let state: ReleaseState = { status: 'live', stageIndex: 2, firedTrigger: null, exclusions: [] };
    const answers = steps.map((event) => {
      const decision = decideTransition(state, event, facts);
      if (decision.kind === 'accepted') state = decision.next;
      return decision.kind === 'accepted' ? decision.next.status : decision.reason;
    });
    expect(answers).toEqual([
      'held',
      'held',
      'live',
      'already_fired',
      'held',
      'trigger_unacknowledged',
      'rolling_back',
      'not_in_this_state',
    ]);
    expect(state.firedTrigger?.triggerId).toBe('parse');
  });
});
