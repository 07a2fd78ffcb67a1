import { describe, expect, it } from 'vitest';
import { comparedFacts } from '../evidence/compared-facts.fixture';
import type { MonitoringFacts } from '../monitoring/monitoring-facts';
import type { ToleranceReading } from '../watch/judge-watch';
import { evaluateGate } from './evaluate-gate';
import type { CheckOutcome, GateCheckCode } from './gate';
import type { GateFacts, WatchFacts } from './gate-facts';
import type { FiredTrigger } from './release-state';
import { QUIET } from './watch-facts.fixture';

const MONITORING: MonitoringFacts = {
  query: 'Cost over the last 60 min',
  counts: 'requests',
  answers: [
    { arm: 'baseline', n: 1204 },
    { arm: 'candidate', n: 1187 },
  ],
  problems: [],
  variants: { baseline: 'v1', candidate: 'v2' },
  askedAt: '2026-03-01T11:59:00.000Z',
};

const live: GateFacts = {
  now: '2026-03-01T12:00:00.000Z',
  status: 'live',
  stage: {
    kind: 'cohort',
    name: 'Cohort',
    cohort: { rule: { kind: 'everyone' }, share: 0.5 },
    minMinutes: 60,
    minRequests: 1000,
  },
  nextStageName: '10 %',
  stageEnteredAt: '2026-03-01T10:00:00.000Z',
  ownerId: 'dana',
  noteIssues: [],
  offlineEvidence: null,
  arms: { baseline: { requests: 1204 }, candidate: { requests: 1187 } },
  monitoring: MONITORING,
  firedTrigger: null,
  watch: QUIET,
  content: { fingerprinted: true, edits: [] },
  labels: { hours: 1, requests: 2400, unlabelled: 0 },
  signOff: null,
  wayBack: null,
  judgedPerArm: 1_000,
  candidatePerMinute: 3,
};

const offline: GateFacts = {
  ...live,
  status: 'offline_check',
  stage: { kind: 'offline', name: 'Offline check', cohort: null, minMinutes: 0, minRequests: 0 },
  nextStageName: 'Canary',
  offlineEvidence: comparedFacts(412, 8, 24),
  arms: { baseline: { requests: 0 }, candidate: { requests: 0 } },
  monitoring: { ...MONITORING, answers: [{ arm: 'baseline', n: 1204 }] },
  candidatePerMinute: null,
};

const fired: FiredTrigger = {
  triggerId: 't1',
  sentence: 'Tool errors 4 % is above 3 %.',
  action: 'hold',
  candidate: { n: 300, value: 0.04 },
  baseline: null,
  threshold: 0.03,
  firedAt: live.now,
  acknowledgedAt: null,
};

const arms = (baseline: number, candidate: number) => ({
  arms: { baseline: { requests: baseline }, candidate: { requests: candidate } },
});
const answers = (...n: ['baseline' | 'candidate', number][]) => ({
  monitoring: { ...MONITORING, answers: n.map(([arm, count]) => ({ arm, n: count })) },
});
const noControl = { stage: { ...live.stage, cohort: { rule: { kind: 'everyone' as const }, share: 1 } } };
const noteIssues = ['a', 'b', 'c', 'd'].map((name) => ({ code: name, field: name, message: `No ${name}.` }));

const watch = (changes: Partial<WatchFacts>) => ({ watch: { ...QUIET, ...changes } });
const near = watch({ near: [{ sentence: 'cost up more than 15 % on baseline.' }] });
const waiting = watch({ waiting: [{ sentence: 'cost up more than 15 % on baseline', needed: 120 }] });
const assigned = (candidate: number, baseline: number) =>
  watch({ assigned: { candidate, baseline, share: 0.5 } });
const tolerances = (outcome: ToleranceReading['outcome'], metric: ToleranceReading['metric'] = 'cost') =>
  watch({
    tolerances: [
      {
        ...{ metric, comparison: metric === 'cost' ? 'ratio' : 'margin', margin: 0.1, outcome },
        ...{ logE: 1, threshold: 3, interval: null },
        candidate: { n: outcome === 'no_data' ? 0 : 80, x: null, mean: 0.01, value: 0.01 },
        baseline: { n: 80, x: null, mean: 0.01, value: 0.01 },
        isFlat: false,
        forecast: { kind: 'about', requests: 800, low: 400, high: 2000 },
      },
    ],
  });

type Case = [GateCheckCode, string, GateFacts, Partial<GateFacts>, CheckOutcome, RegExp];

const CASES: Case[] = [
  ['owner_present', 'an owner', live, {}, 'pass', /one owner/],
  ['owner_present', 'no owner', live, { ownerId: null }, 'fail', /hand it over/],
  ['note_complete', 'a whole note', live, {}, 'pass', /filled in/],
  ['note_complete', 'four faults', live, { noteIssues }, 'fail', /^No a\. No b\. No c\. And 1 more\.$/],
  ['offline_evidence', 'ahead', offline, {}, 'pass', /^Quality 94\.2 % before, 98\.1 % after over 412 cases/],
  [
    'offline_evidence',
    'behind',
    offline,
    { offlineEvidence: comparedFacts(412, 9, 6) },
    'inconclusive',
    /may be chance/,
  ],
  ['offline_evidence', 'nothing uploaded', offline, { offlineEvidence: null }, 'no_data', /upload one/],
  ['monitoring_query_answers', 'offline, the baseline', offline, {}, 'pass', /1,204 for the baseline/],
  ['monitoring_query_answers', 'offline, no rows', offline, answers(), 'no_data', /no rows for the baseline/],
  [
    'monitoring_query_answers',
    'offline, candidate alone',
    offline,
    answers(['candidate', 5]),
    'no_data',
    /baseline/,
  ],
  ['monitoring_query_answers', 'no query', offline, { monitoring: null }, 'fail', /No monitoring query/],
  ['monitoring_query_answers', 'live, both', live, {}, 'pass', /baseline and 1,187 for the candidate/],
  ['monitoring_query_answers', 'live, one', live, answers(['baseline', 9]), 'no_data', /for the candidate/],
  [
    'monitoring_query_answers',
    'live, an empty row',
    live,
    answers(['baseline', 9], ['candidate', 0]),
    'no_data',
    /Cost/,
  ],
  [
    'monitoring_query_answers',
    'no control',
    live,
    { ...noControl, ...answers(['candidate', 9]) },
    'pass',
    /9 for/,
  ],
  ['stage_minutes', 'long enough', live, {}, 'pass', /2 h/],
  [
    'stage_minutes',
    'just long enough',
    live,
    { stageEnteredAt: '2026-03-01T11:00:00.000Z' },
    'pass',
    /60 min/,
  ],
  [
    'stage_minutes',
    'a second short',
    live,
    { stageEnteredAt: '2026-03-01T11:00:01.000Z' },
    'inconclusive',
    /of the planned/,
  ],
  [
    'stage_minutes',
    'a time that cannot be read',
    live,
    { stageEnteredAt: 'yesterday' },
    'no_data',
    /not known/,
  ],
  [
    'candidate_requests',
    'enough',
    live,
    arms(0, 1000),
    'pass',
    /1,000 comparable candidate requests of 1,000\./,
  ],
  ['candidate_requests', 'one short', live, arms(0, 999), 'inconclusive', /999 .* of 1,000, 1 more needed/],
  ['candidate_requests', 'none', live, arms(5000, 0), 'no_data', /No comparable candidate request/],
  [
    'candidate_requests',
    'none where none were asked',
    live,
    { ...arms(1, 0), stage: { ...live.stage, minRequests: 0 } },
    'no_data',
    /of 1/,
  ],
  [
    'baseline_requests',
    'enough',
    live,
    arms(1000, 0),
    'pass',
    /1,000 comparable baseline requests of 1,000\./,
  ],
  ['baseline_requests', 'some', live, arms(660, 0), 'inconclusive', /340 more needed/],
  ['baseline_requests', 'none', live, arms(0, 5000), 'no_data', /No comparable baseline request/],
  ['baseline_requests', 'no control', live, noControl, 'inconclusive', /Relative checks are off/],
  ['trigger_quiet', 'none fired', live, {}, 'pass', /none has fired/],
  ['trigger_quiet', 'one fired', live, { firedTrigger: fired }, 'fail', /not acknowledged: Tool errors 4 %/],
  [
    'trigger_quiet',
    'one acknowledged',
    live,
    { firedTrigger: { ...fired, acknowledgedAt: live.now } },
    'inconclusive',
    /acknowledged: Tool/,
  ],
  ['trigger_quiet', 'one near', live, near, 'inconclusive', /^Near firing: cost up/],
  ['trigger_quiet', 'one that has not looked', live, waiting, 'inconclusive', /needs 120 more/],
  [
    'sample_ratio',
    'shares as given',
    live,
    {},
    'pass',
    /590 of 1,200 units had the candidate, 49.2 % where 50 %/,
  ],
  ['sample_ratio', 'an arm that loses events', live, assigned(500, 700), 'fail', /One arm loses events/],
  ['sample_ratio', 'nobody', live, assigned(0, 0), 'no_data', /Nobody/],
  ['no_worse_cost', 'shown', live, tolerances('pass'), 'pass', /^Shown to be at most 10 % higher/],
  ['no_worse_cost', 'worse', live, tolerances('fail'), 'fail', /^Cost per request is worse than that/],
  ['no_worse_cost', 'unsure', live, tolerances('inconclusive'), 'inconclusive', /400 to 2,000 more requests/],
  [
    'no_worse_judged_acceptable',
    'unsure',
    live,
    tolerances('inconclusive', 'judged_acceptable'),
    'inconclusive',
    /About 400 to 2,000 more outputs to judge, of both arms\.$/,
  ],
  [
    'no_worse_judged_acceptable',
    'more than are drawn',
    live,
    { ...tolerances('inconclusive', 'judged_acceptable'), judgedPerArm: 100 },
    'inconclusive',
    /of both arms\. At most 100 of each arm are drawn in a stage; Settings → Review can ask for more\.$/,
  ],
  [
    'no_worse_judged_acceptable',
    'nothing',
    live,
    tolerances('no_data', 'judged_acceptable'),
    'no_data',
    /in outputs judged in review\.$/,
  ],
  ['no_worse_cost', 'nothing', live, tolerances('no_data'), 'no_data', /Nothing to compare yet/],
  [
    'no_worse_cost',
    'no control',
    live,
    { ...tolerances('pass'), ...noControl },
    'inconclusive',
    /Relative checks are off/,
  ],
];

const STRUCTURAL = [
  'owner_present',
  'note_complete',
  'offline_evidence',
  'monitoring_query_answers',
  'sample_ratio',
  'no_hidden_edit',
  'labels_known',
];

describe('the checks of a gate', () => {
  it.each(CASES)('%s with %s', (code, _name, base, change, outcome, reason) => {
    const verdict = evaluateGate({ ...base, ...change });
    const check = verdict.checks.find((candidate) => candidate.code === code);
    expect(check).toMatchObject({ outcome, structural: STRUCTURAL.includes(code) });
    expect(check?.reason).toMatch(reason);
    expect(verdict.overridable.includes(code)).toBe(outcome === 'inconclusive' && !STRUCTURAL.includes(code));
    if (outcome !== 'pass') expect(verdict.kind).toBe('blocked');
  });

  it('are five in the offline check and ten at a live stage', () => {
    const codes = (facts: GateFacts) => evaluateGate(facts).checks.map((check) => check.code);
    expect(codes(offline)).toEqual([
      'owner_present',
      'note_complete',
      'offline_evidence',
      'monitoring_query_answers',
      'no_hidden_edit',
    ]);
    expect(codes(live)).toEqual([
      'owner_present',
      'note_complete',
      'monitoring_query_answers',
      'stage_minutes',
      'candidate_requests',
      'baseline_requests',
      'trigger_quiet',
      'sample_ratio',
      'no_hidden_edit',
      'labels_known',
    ]);
  });

  it('ask a tiny canary for no proof that it is no worse', () => {
    const canary = {
      ...live,
      ...tolerances('inconclusive'),
      stage: { ...live.stage, kind: 'canary' as const },
    };
    expect(evaluateGate(canary).kind).toBe('pass');
    expect(evaluateGate({ ...canary, stage: live.stage }).kind).toBe('blocked');
  });
});

const VERDICTS: [string, GateFacts, Partial<GateFacts>, string][] = [
  ['all pass', live, {}, 'Ready to promote to 10 %: 10 of 10 checks pass.'],
  ['all pass offline', offline, {}, 'Ready to promote to Canary: 5 of 5 checks pass.'],
  ['all pass at the last stage', live, { nextStageName: null }, 'Ready to complete: 10 of 10 checks pass.'],
  [
    'all pass, held',
    live,
    { status: 'held' },
    'Ready to promote to 10 %: 10 of 10 checks pass. The release is held: resume it first.',
  ],
  [
    'candidate requests short',
    live,
    arms(1204, 660),
    'Not yet: 1 of 10 checks is inconclusive. About 340 more candidate requests, roughly 2 h at this rate. Nothing is failing.',
  ],
  [
    'both arms short, time short',
    live,
    { ...arms(999, 660), stageEnteredAt: '2026-03-01T11:35:00.000Z' },
    'Not yet: 3 of 10 checks are inconclusive. About 340 more candidate and 1 more baseline requests, roughly 2 h at this rate. At least 35 min more in this stage. Nothing is failing.',
  ],
  [
    'no traffic',
    live,
    { ...arms(0, 0), candidatePerMinute: null },
    'Not yet: 2 of 10 checks have no data. About 1,000 more candidate and 1,000 more baseline requests, but no candidate traffic lately. Nothing is failing.',
  ],
  [
    'one empty, one short',
    live,
    arms(999, 0),
    'Not yet: 1 of 10 checks is inconclusive and 1 has no data. About 1,000 more candidate and 1 more baseline requests, roughly 6 h at this rate. Nothing is failing.',
  ],
  [
    'a failure beside others',
    live,
    { ...arms(10, 10), ownerId: null },
    'Blocked: 1 of 10 checks fails. The release has no owner: hand it over to somebody.',
  ],
];

describe('the verdict of a gate', () => {
  it.each(VERDICTS)('%s', (_name, base, change, sentence) => {
    const verdict = evaluateGate({ ...base, ...change });
    expect(verdict.sentence).toBe(sentence);
    expect(verdict.kind).toBe(sentence.startsWith('Ready') ? 'pass' : 'blocked');
  });

  it('says how much more is needed', () => {
    const needed = (facts: GateFacts, code: GateCheckCode) =>
      evaluateGate(facts).checks.find((check) => check.code === code)?.needed;
    expect(needed({ ...live, ...arms(0, 660) }, 'candidate_requests')).toEqual({
      amount: 340,
      unit: 'requests',
    });
    expect(needed({ ...live, stageEnteredAt: '2026-03-01T11:30:30.000Z' }, 'stage_minutes')).toEqual({
      amount: 31,
      unit: 'minutes',
    });
    expect(needed(live, 'candidate_requests')).toBeNull();
  });
});

describe('the method of a check', () => {
  it('is two sentences wherever there is one', () => {
    const stages = [live, offline, { ...live, stage: { ...live.stage, kind: 'cohort' as const } }];
    const checks = stages.flatMap((facts) => evaluateGate(facts).checks);
    for (const { code, method } of checks) {
      if (['owner_present', 'note_complete'].includes(code)) expect(method).toBeNull();
      else expect(method?.match(/\.(?= |$)/g), code).toHaveLength(2);
    }
  });
});
