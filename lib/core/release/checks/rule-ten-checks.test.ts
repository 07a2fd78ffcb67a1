import { describe, expect, it } from 'vitest';
import type { HiddenEditState } from '../../telemetry/hidden-edit';
import type { CheckOutcome } from '../gate';
import type { GateFacts } from '../gate-facts';
import { QUIET } from '../watch-facts.fixture';
import { checkLabelsKnown } from './check-labels-known';
import { checkNoHiddenEdit } from './check-no-hidden-edit';

const FACTS: GateFacts = {
  now: '2026-03-01T12:00:00.000Z',
  status: 'live',
  stage: { kind: 'canary', name: 'Canary', cohort: null, minMinutes: 0, minRequests: 0 },
  nextStageName: null,
  stageEnteredAt: '2026-03-01T10:00:00.000Z',
  ...{ ownerId: 'dana', noteIssues: [], offlineEvidence: null, monitoring: null, firedTrigger: null },
  arms: { baseline: { requests: 0 }, candidate: { requests: 0 } },
  judgedPerArm: null,
  candidatePerMinute: null,
  watch: QUIET,
  content: { fingerprinted: true, edits: [] },
  labels: { hours: 1, requests: 2400, unlabelled: 0 },
  ...{ signOff: null, wayBack: null },
};

const edited = (...states: HiddenEditState[]): GateFacts['content'] => ({
  fingerprinted: true,
  edits: states.map((state) => ({
    ...{
      arm: 'candidate',
      versionId: 'c',
      variant: 'v2',
      axis: 'prompt',
      fingerprint: 'b',
      requests: 12,
      state,
    },
    ...{
      firstSeenAt: '2026-03-01T11:58:00.000Z',
      lastSeenAt: FACTS.now,
      reportedAt: null,
      acknowledgedAt: null,
    },
    expected: { fingerprint: 'a', declared: true, firstSeenAt: null, lastSeenAt: null, requests: 0 },
  })),
});

const CONTENT: [string, GateFacts['content'], CheckOutcome, RegExp][] = [
  ['only the versions’ own', edited(), 'pass', /version’s own\.$/],
  ['no fingerprint in traffic', { fingerprinted: false, edits: [] }, 'pass', /would not be noticed/],
  [
    'an edit that goes on',
    edited('seen'),
    'fail',
    /^12 requests of v2 carried another prompt under the same label, since 2026-03-01 11:58 UTC\. Promotion waits/,
  ],
  ['an edit that stopped', edited('stopped'), 'fail', /It has stopped: the owner says/],
  ['an edit acknowledged', edited('acknowledged'), 'pass', /1 earlier edit has stopped and is acknowledged/],
  ['one of two acknowledged', edited('acknowledged', 'seen'), 'fail', /Promotion waits/],
];

const LABELS: [string, number, number, CheckOutcome, RegExp][] = [
  ['all name one', 2400, 0, 'pass', /^All 2,400 requests of the last hour name a known version\.$/],
  ['nearly all do', 2400, 1, 'pass', /less than 0\.1 %/],
  ['as many do not as may', 1000, 50, 'pass', /^50 of 1,000 .*\(5 %\); at most 5 % may\.$/],
  ['one too many does not', 1000, 51, 'fail', /5\.1 %\), more than 5 %/],
  ['none came', 0, 0, 'no_data', /^No request of the feature in the last hour\.$/],
];

describe('rule 10 at the gate', () => {
  it.each(CONTENT)('%s', (_name, content, outcome, reason) => {
    const check = checkNoHiddenEdit({ ...FACTS, content });
    expect(check).toMatchObject({ outcome, structural: true });
    expect(check.reason).toMatch(reason);
  });

  it.each(LABELS)('labels: %s', (_name, requests, unlabelled, outcome, reason) => {
    const check = checkLabelsKnown({ ...FACTS, labels: { hours: 1, requests, unlabelled } });
    expect(check).toMatchObject({ outcome, structural: true });
    expect(check.reason).toMatch(reason);
  });
});
