import { describe, expect, it } from 'vitest';
import { checkFourMovements } from '../release/checks/check-four-movements';
import { checkWayBack } from '../release/checks/check-way-back';
import type { CheckOutcome } from '../release/gate';
import { findCostJump } from './find-cost-jump';
import type { Mark, Movement } from './movements';
import type { CostJump, SignOff } from './sign-off';
import { signOffFaults } from './sign-off-faults';
import { standingRefusals } from './standing-refusals';

const JUMP: CostJump = { baselineUsd: 0.01, candidateUsd: 0.0123, by: 0.23, margin: 0.1 };

function signOff(
  changes: Partial<Record<Movement, { mark: Mark; remark: string }>> = {},
  costExplanation = '',
  explained: SignOff['explained'] = costExplanation ? { by: 0.23 } : null,
): SignOff {
  const same = { mark: 'same' as const, remark: '' };
  return {
    by: { id: 'ruth', name: 'Ruth' },
    at: '2026-03-01T12:00:00.000Z',
    ...{ stageIndex: 4, noteRevision: 1, costExplanation, explained },
    movements: { quality: same, cost: same, errors: same, latency: same, ...changes },
  };
}

describe('a cost jump', () => {
  const usd = (value: number | null, n = 100) => ({ n, value });
  it.each([
    ['within the usual tenth', usd(0.01), usd(0.011), {}, null],
    ['beyond it', usd(0.01), usd(0.0123), {}, 0.23],
    ['within what the note tolerates', usd(0.01), usd(0.0123), { cost: 0.3 }, null],
    ['cheaper', usd(0.01), usd(0.001), {}, null],
    ['from nothing', usd(0), usd(0.001), {}, 'from nothing'],
    ['nothing to nothing', usd(0), usd(0), {}, null],
    ['without the baseline’s', usd(null, 0), usd(0.01), {}, null],
    ['without the candidate’s', usd(0.01), usd(null, 0), {}, null],
  ])('%s', (_name, baseline, candidate, tolerances, by) => {
    const jump = findCostJump(baseline, candidate, tolerances);
    if (by === null) expect(jump).toBeNull();
    else if (typeof by === 'string') expect(jump?.by).toBeNull();
    else expect(jump?.by).toBeCloseTo(by, 9);
  });
});

describe('what a sign-off lacks', () => {
  it.each([
    ['nothing', signOff(), null, []],
    [
      'a remark on what is worse',
      signOff({ latency: { mark: 'accepted', remark: 'slow' } }),
      null,
      ['movements.latency.remark'],
    ],
    [
      'a remark on what is refused',
      signOff({ quality: { mark: 'refused', remark: '         ' } }),
      null,
      ['movements.quality.remark'],
    ],
    [
      'nothing with the remark',
      signOff({ latency: { mark: 'accepted', remark: 'p95 up by 80 ms' } }),
      null,
      [],
    ],
    ['an explanation of the cost', signOff({}, 'too short'), JUMP, ['costExplanation']],
    ['nothing with it', signOff({}, 'The longer context is billed.'), JUMP, []],
  ])('%s', (_name, given, jump, fields) => {
    expect(signOffFaults(given, jump).map(({ field }) => field)).toEqual(fields);
  });
});

const by = (id: string, one: SignOff): SignOff => ({ ...one, by: { id, name: id } });
const refusing = signOff({ errors: { mark: 'refused', remark: 'Tools fail on Mondays' } });
const explained = signOff({}, 'The context is longer.');

/** Sign-offs, newest first. */
const MOVEMENT_CASES: [string, SignOff[], CostJump | null, CheckOutcome, RegExp][] = [
  ['nobody', [], null, 'no_data', /^Nobody has signed in this stage/],
  ['all no worse', [signOff()], null, 'pass', /^Signed by Ruth: quality samples no worse, cost no worse/],
  [
    'one refused',
    [refusing],
    null,
    'fail',
    /^Ruth found not acceptable: Error rate: Tools fail on Mondays\./,
  ],
  ['somebody else signs over a refusal', [by('Sam', signOff()), refusing], null, 'fail', /^Ruth found not/],
  ['who refused signs again', [signOff(), by('Sam', signOff()), refusing], null, 'pass', /^Signed by Ruth/],
  [
    'a jump since',
    [signOff()],
    JUMP,
    'inconclusive',
    /23 % above the baseline; the note tolerates 10 %\. What Ruth signed does not explain as much/,
  ],
  ['a jump explained', [explained], JUMP, 'pass', /Explained: The context is longer\.$/],
  [
    'a jump that grew a little',
    [explained],
    { ...JUMP, by: 0.32 },
    'pass',
    /Explained: The context is longer\.$/,
  ],
  ['a jump that outgrew it', [explained], { ...JUMP, by: 3 }, 'inconclusive', /^Cost is 300 %/],
  ['words on no jump', [signOff({}, 'Just in case of it.', null)], JUMP, 'inconclusive', /sign again/],
];

describe('the gate before full rollout', () => {
  it.each(MOVEMENT_CASES)('four movements: %s', (_name, signOffs, costJump, outcome, reason) => {
    const [signed = null] = signOffs;
    const check = checkFourMovements({ signed, refusals: standingRefusals(signOffs), costJump });
    expect(check).toMatchObject({ outcome, structural: true });
    expect(check.reason).toMatch(reason);
  });

  it.each([
    [
      'answering',
      { variant: 'v1', isLive: true, requests: 12, errorShare: 0.02 },
      'pass',
      /v1 is live for everybody else and answered 12 requests/,
    ],
    [
      'silent',
      { variant: 'v1', isLive: true, requests: 0, errorShare: null },
      'no_data',
      /v1 has answered no request in the last 15 minutes/,
    ],
    [
      'not what is live',
      { variant: 'v1', isLive: false, requests: 12, errorShare: 0.02 },
      'fail',
      /not the feature’s live version/,
    ],
    [
      'failing',
      { variant: 'v1', isLive: true, requests: 400, errorShare: 1 },
      'fail',
      /v1 fails 100 % of its requests/,
    ],
    ['unknown', null, 'fail', /not the feature’s live version/],
  ] as const)('the way back: %s', (_name, wayBack, outcome, reason) => {
    const check = checkWayBack({ wayBack });
    expect(check).toMatchObject({ outcome, structural: true });
    expect(check.reason).toMatch(reason);
  });
});
