import { expect, it } from 'vitest';
import type { MonitoringFacts } from '../../monitoring/monitoring-facts';
import type { CheckOutcome } from '../gate';
import type { GateFacts } from '../gate-facts';
import type { Stage } from '../note';
import { QUIET } from '../watch-facts.fixture';
import { checkMonitoringQuery } from './check-monitoring-query';

const both: MonitoringFacts = {
  query: 'PromQL on "production" over the last 60 min',
  counts: 'points',
  answers: [
    { arm: 'baseline', n: 30 },
    { arm: 'candidate', n: 12 },
  ],
  problems: [],
  variants: { baseline: 'v1', candidate: 'v2' },
  askedAt: '2026-03-01T11:59:00.000Z',
};
const live: Stage = {
  ...{ kind: 'cohort', name: 'Cohort', minMinutes: 0, minRequests: 1 },
  cohort: { rule: { kind: 'everyone' }, share: 0.5 },
};
const offline: Stage = { kind: 'offline', name: 'Offline', cohort: null, minMinutes: 0, minRequests: 0 };
const nothing = { answers: [], problems: [{ kind: 'no_rows' as const }] };
const baselineOnly = {
  answers: [{ arm: 'baseline' as const, n: 5 }],
  problems: [{ kind: 'one_version_only' as const, has: 'baseline' as const }],
};

type Case = [string, Stage, Partial<MonitoringFacts>, CheckOutcome, RegExp];
const CASES: Case[] = [
  ['both', live, {}, 'pass', /points, 30 for the baseline and 12 for the candidate\.$/],
  ['not asked yet', live, { askedAt: null }, 'no_data', /not asked yet.*"Ask again"/],
  ['as old as it may be', live, { askedAt: '2026-03-01T11:50:00.000Z' }, 'pass', /points/],
  ['too old', live, { askedAt: '2026-03-01T11:49:00.000Z' }, 'no_data', /asked last 11 min ago/],
  ['a time that cannot be read', live, { askedAt: 'x' }, 'no_data', /asked last/],
  [
    'no rows, offline',
    offline,
    nothing,
    'no_data',
    /no points for the baseline\. The query returned no rows/,
  ],
  ['the baseline alone, offline', offline, baselineOnly, 'pass', /5 for the baseline\.$/],
  ['the baseline alone, live', live, baselineOnly, 'no_data', /no points for the candidate\.$/],
  [
    'other versions',
    live,
    { answers: [], problems: [{ kind: 'other_versions', seen: ['v7'] }] },
    'no_data',
    /They name "v7"/,
  ],
  [
    'not segmented',
    offline,
    { problems: [{ kind: 'not_segmented', labels: [], of: 'answer' }] },
    'fail',
    /nothing in them names a version\. Return one of version/,
  ],
  ['too slow', live, { problems: [{ kind: 'too_slow', seconds: 10 }] }, 'no_data', /within 10 s\. Narrow/],
  [
    'away',
    live,
    { problems: [{ kind: 'unreachable', message: 'the connection was refused' }] },
    'no_data',
    /does not answer: the connection was refused/,
  ],
  [
    'refused',
    live,
    { problems: [{ kind: 'refused', message: 'parse error' }] },
    'fail',
    /refused: parse error/,
  ],
  ['archived', live, { problems: [{ kind: 'archived', source: 'dwh' }] }, 'fail', /"dwh" is archived/],
];

it.each(CASES)('%s', (_, stage, changes, outcome, reason) => {
  const facts: GateFacts = {
    ...{ now: '2026-03-01T12:00:00.000Z', status: 'live', stage, nextStageName: null, ownerId: 'dana' },
    ...{ stageEnteredAt: '2026-03-01T10:00:00.000Z', noteIssues: [], offlineEvidence: null },
    arms: { baseline: { requests: 0 }, candidate: { requests: 0 } },
    monitoring: { ...both, ...changes },
    content: { fingerprinted: false, edits: [] },
    labels: { hours: 1, requests: 0, unlabelled: 0 },
    ...{ signOff: null, wayBack: null },
    ...{ firedTrigger: null, candidatePerMinute: null, judgedPerArm: null, watch: QUIET },
  };
  const check = checkMonitoringQuery(facts);
  expect(check).toMatchObject({ outcome, structural: true });
  expect(check.reason).toMatch(reason);
});
