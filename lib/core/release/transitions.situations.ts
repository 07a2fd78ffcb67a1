import type { ExcludedCohort } from '../cohort/excluded-cohort';
import type { FieldIssue } from '../domain-error';
import { OTHER_VALUE } from '../telemetry/slice-values';
import type { GateCheck, GateVerdict } from './gate';
import type { Plan, Stage, StageKind } from './note';
import type { Exclusion, FiredTrigger } from './release-state';
import type { Override, RollbackObservation } from './transition';

/** What a row of transitions.cases.ts starts from; a situation changes some of it. */
export interface Setup {
  stageIndex: number | null;
  plan: Plan;
  noteIssues: FieldIssue[];
  gate: GateVerdict | null;
  overrides: Override[];
  reason: string;
  latched: FiredTrigger | null;
  firing: FiredTrigger;
  excluded: Exclusion[];
  excluding: ExcludedCohort;
  rollback: RollbackObservation;
  observed: boolean;
}

export const SIX_STAGES: Plan = {
  stages: [
    stage('offline', 'Offline check', null),
    stage('canary', 'Canary', 0.01),
    stage('cohort', 'Cohort', 0.5),
    stage('wider', '10 %', 0.1),
    stage('wider', '25 %', 0.25),
    stage('full', 'Full', 0.98),
  ],
};

const LAST = SIX_STAGES.stages.length - 1;
const LONG_ENOUGH = 'seen this before, it is safe';

export function ordinary(): Setup {
  return {
    stageIndex: 1,
    plan: SIX_STAGES,
    noteIssues: [],
    gate: gate(),
    overrides: [],
    reason: 'support tickets rose',
    latched: null,
    firing: trigger('parse', 'roll_back', null),
    excluded: [],
    excluding: { attribute: 'task', value: 'primes' },
    rollback: observation(900, 400, 0),
    observed: true,
  };
}

const acknowledgedAt = '2026-03-01T10:05:00.000Z';
const holdUnacknowledged = { latched: trigger('success', 'hold', null) };
const holdAcknowledged = { latched: trigger('success', 'hold', acknowledgedAt) };
const overrideMinutes = override('stage_minutes', LONG_ENOUGH);

const CHANGES = {
  '': {},
  'the note is whole': {},
  'the note has faults': {
    noteIssues: [{ code: 'missing_owner', field: 'ownerId', message: 'The release has no owner.' }],
  },
  'the gate passes': {},
  'there is no gate': { gate: null },
  'a check fails': { gate: gate(['trigger_quiet', 'fail', false]) },
  'a check fails, overridden': {
    gate: gate(['trigger_quiet', 'fail', false]),
    overrides: [override('trigger_quiet', LONG_ENOUGH)],
  },
  'a check has no data, overridden': {
    gate: gate(['candidate_requests', 'no_data', false]),
    overrides: [override('candidate_requests', LONG_ENOUGH)],
  },
  'a check that is not in the gate is overridden': { overrides: [override('offline_evidence', LONG_ENOUGH)] },
  'a passing check is overridden': { overrides: [overrideMinutes] },
  'a structural check fails': { gate: gate(['owner_present', 'fail', true]) },
  'a structural check has no data, overridden': {
    gate: gate(['offline_evidence', 'no_data', true]),
    overrides: [override('offline_evidence', LONG_ENOUGH)],
  },
  'a structural check is inconclusive, overridden': {
    gate: gate(['offline_evidence', 'inconclusive', true]),
    overrides: [override('offline_evidence', LONG_ENOUGH)],
  },
  'one check is inconclusive': { gate: gate(['stage_minutes', 'inconclusive', false]) },
  'one check is inconclusive, overridden': {
    gate: gate(['stage_minutes', 'inconclusive', false]),
    overrides: [overrideMinutes],
  },
  'one check is inconclusive, overridden too briefly': {
    gate: gate(['stage_minutes', 'inconclusive', false]),
    overrides: [override('stage_minutes', 'too short')],
  },
  'one check is inconclusive, overridden with blanks': {
    gate: gate(['stage_minutes', 'inconclusive', false]),
    overrides: [override('stage_minutes', ' '.repeat(40))],
  },
  'two checks are inconclusive, one overridden': {
    gate: gate(['stage_minutes', 'inconclusive', false], ['candidate_requests', 'inconclusive', false]),
    overrides: [overrideMinutes],
  },
  'two checks are inconclusive, both overridden': {
    gate: gate(['stage_minutes', 'inconclusive', false], ['candidate_requests', 'inconclusive', false]),
    overrides: [overrideMinutes, override('candidate_requests', LONG_ENOUGH)],
  },
  'the plan has the offline check alone': { plan: { stages: SIX_STAGES.stages.slice(0, 1) } },
  'at the last stage': { stageIndex: LAST },
  'at the last stage, a check fails': { stageIndex: LAST, gate: gate(['trigger_quiet', 'fail', false]) },
  'at the last stage, a hold trigger unacknowledged': { stageIndex: LAST, ...holdUnacknowledged },
  'at the last stage, one check inconclusive, overridden': {
    stageIndex: LAST,
    gate: gate(['stage_minutes', 'inconclusive', false]),
    overrides: [overrideMinutes],
  },
  'stages are ahead': { stageIndex: LAST - 1 },
  'no reason': { reason: '' },
  'a blank reason': { reason: ' \n ' },
  'the cohort is excluded already': { excluded: [exclusion('primes')] },
  'another value of its attribute is excluded': { excluded: [exclusion('sums')] },
  'no attribute is named': { excluding: { attribute: ' ', value: 'primes' } },
  'the value is the rest': { excluding: { attribute: 'task', value: OTHER_VALUE } },
  'no trigger fired': {},
  'a hold trigger is unacknowledged': holdUnacknowledged,
  'a hold trigger is acknowledged': holdAcknowledged,
  'a hold trigger is acknowledged and the gate passes': holdAcknowledged,
  'a roll_back trigger is unacknowledged': { latched: trigger('parse', 'roll_back', null) },
  'a roll_back trigger is acknowledged': { latched: trigger('parse', 'roll_back', acknowledgedAt) },
  'a roll_back trigger fires': {},
  'a hold trigger fires': { firing: trigger('success', 'hold', null) },
  'the same hold trigger fires again, acknowledged before': {
    ...holdAcknowledged,
    firing: trigger('success', 'hold', null),
  },
  'another hold trigger fires, the first acknowledged': {
    ...holdAcknowledged,
    firing: trigger('cost', 'hold', null),
  },
  'another hold trigger fires, the first unacknowledged': {
    ...holdUnacknowledged,
    firing: trigger('cost', 'hold', null),
  },
  'a roll_back trigger fires, a hold acknowledged before': holdAcknowledged,
  'a roll_back trigger fires, a hold unacknowledged': holdUnacknowledged,
  'traffic, none of it candidate, long enough': {},
  'just quiet for long enough': { rollback: observation(30, 1, 0) },
  'too early to say': { rollback: observation(29, 400, 0) },
  'some requests carry the candidate': { rollback: observation(900, 400, 1) },
  'no traffic at all for 10 minutes': { rollback: observation(600, 0, 0) },
  'no traffic at all for 10 minutes, no reason': { rollback: observation(600, 0, 0), reason: ' ' },
  'no traffic at all for 299 seconds': { rollback: observation(299, 0, 0) },
  'no traffic at all for 300 seconds': { rollback: observation(300, 0, 0) },
  'no traffic, a trigger unacknowledged': {
    rollback: observation(600, 0, 0),
    latched: trigger('parse', 'roll_back', null),
  },
  'nothing observed': { observed: false },
} satisfies Record<string, Partial<Setup>>;

export type Situation = keyof typeof CHANGES;
export const SITUATIONS: Record<Situation, Partial<Setup>> = CHANGES;

function stage(kind: StageKind, name: string, share: number | null): Stage {
  const cohort = share === null ? null : { rule: { kind: 'everyone' as const }, share };
  return { kind, name, cohort, minMinutes: share === null ? 0 : 30, minRequests: share === null ? 0 : 100 };
}

function trigger(
  triggerId: string,
  action: FiredTrigger['action'],
  acknowledged: string | null,
): FiredTrigger {
  return {
    triggerId,
    sentence: 'Parse failures 4 % is above 2 %.',
    action,
    candidate: { n: 300, value: 0.04 },
    baseline: null,
    threshold: 0.02,
    firedAt: '2026-03-01T10:00:00.000Z',
    acknowledgedAt: acknowledged,
  };
}

function exclusion(value: string): Exclusion {
  return {
    ...{ attribute: 'task', value, reason: 'got worse' },
    ...{ at: '2026-03-01T09:00:00.000Z', by: 'Ada', triggerId: null },
  };
}

function observation(
  secondsSinceRollback: number,
  totalRequests: number,
  candidateRequests: number,
): RollbackObservation {
  return { quietSeconds: 30, secondsSinceRollback, totalRequests, candidateRequests, lastCandidateAt: null };
}

function override(check: Override['check'], reason: string): Override {
  return { check, reason };
}

type GateSpec = [code: GateCheck['code'], outcome: GateCheck['outcome'], structural: boolean];

/** A gate of four checks that pass, but for those named. */
function gate(...changed: GateSpec[]): GateVerdict {
  const codes: GateCheck['code'][] = [
    'owner_present',
    'stage_minutes',
    'candidate_requests',
    'trigger_quiet',
  ];
  const checks = [...new Set([...codes, ...changed.map(([code]) => code)])].map((code): GateCheck => {
    const passing: GateSpec = [code, 'pass', false];
    const [, outcome, structural] = changed.find(([name]) => name === code) ?? passing;
    const shown = { baseline: null, candidate: null, required: null, needed: null };
    return { code, outcome, text: code, reason: 'as given', method: null, structural, ...shown };
  });
  return {
    kind: changed.length === 0 ? 'pass' : 'blocked',
    sentence: changed.length === 0 ? 'Ready.' : 'Not yet.',
    checks,
    overridable: changed
      .filter(([, outcome, fixed]) => outcome === 'inconclusive' && !fixed)
      .map(([code]) => code),
  };
}
