import { expect, test } from 'vitest';
import {
  type CheckOutcome,
  GATE_CHECK_CODES,
  type GateCheck,
  type GateCheckCode,
} from '@/lib/core/release/gate';
import { gateGroups } from './gate-groups';

const check = (code: GateCheckCode, outcome: CheckOutcome): GateCheck => ({
  ...{ code, outcome, text: code, reason: '', method: null, structural: false },
  ...{ baseline: null, candidate: null, required: null, needed: null },
});

test('every check is in one group, in the order in which a gate is read', () => {
  const groups = gateGroups(GATE_CHECK_CODES.map((code) => check(code, 'pass')));
  expect(groups.map(({ name, checks }) => [name, checks.length])).toEqual([
    ['Before you look', 6],
    ['Enough seen', 4],
    ['No worse', 15],
    ['Triggers', 1],
    ['Sign-off', 2],
  ]);
  expect(groups.every(({ isPassed }) => isPassed)).toBe(true);
  expect(groups[1]?.summary).toBe('4 of 4 pass');
});

test('a group that does not pass says how many and why, and shows its worst answer', () => {
  const [group, ...none] = gateGroups([
    check('no_worse_quality', 'inconclusive'),
    check('no_worse_cost', 'fail'),
    check('no_worse_refusals', 'pass'),
    check('no_worse_latency_p95', 'no_data'),
  ]);
  expect(none).toEqual([]);
  expect(group).toMatchObject({
    isPassed: false,
    outcome: 'fail',
    summary: '1 of 4 pass, 1 fails, 1 without data, 1 inconclusive',
  });
});
