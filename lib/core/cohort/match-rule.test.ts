import { describe, expect, it } from 'vitest';
import { type AttributeValue, type CohortRule, OPERATORS, type Operator } from './cohort-rule';
import { matchRule, readAttribute } from './match-rule';

type Case = [operator: Operator, values: AttributeValue[], actual: unknown, matches: boolean];

const ABSENT = Symbol('absent');

const CASES: Case[] = [
  ['is', ['acme'], 'acme', true],
  ['is', ['acme', 'globex'], 'globex', true],
  ['is', ['acme'], 'Acme', false],
  ['is', ['acme'], ABSENT, false],
  ['is', ['acme'], null, false],
  ['is', ['acme'], ['acme'], false],
  ['is', ['10'], 10, true],
  ['is', [10], '10', true],
  ['is', [10], '010', false],
  ['is', [10], '10.0', false],
  ['is', [true], true, true],
  ['is', [true], 'true', true],
  ['is', [true], 1, false],
  ['is_not', ['eu'], 'us', true],
  ['is_not', ['eu'], 'eu', false],
  ['is_not', ['eu', 'us'], 'us', false],
  ['is_not', ['eu'], ABSENT, false],
  ['is_not', ['eu'], null, false],
  ['starts_with', ['ent-'], 'ent-7', true],
  ['starts_with', ['ent-', 'pro-'], 'pro-7', true],
  ['starts_with', ['ent-'], 'an ent-7', false],
  ['starts_with', ['4'], 42, true],
  ['starts_with', [''], ABSENT, false],
  ['ends_with', ['@acme.test'], 'ada@acme.test', true],
  ['ends_with', ['@acme.test'], 'ada@acme.test.evil', false],
  ['contains', ['beta'], 'the-beta-group', true],
  ['contains', ['beta'], 'the-alpha-group', false],
  ['above', [10], 11, true],
  ['above', [10], 10, false],
  ['above', [10], '10.5', true],
  ['above', ['9'], 10, true],
  ['above', [10], 'eleven', false],
  ['above', [10], '', false],
  ['above', [10], true, false],
  ['above', [10], Number.NaN, false],
  ['above', [10], ABSENT, false],
  ['below', [10], 9, true],
  ['below', [10], '-1e3', true],
  ['below', [10], 10, false],
  ['below', [10], ABSENT, false],
  ['exists', [], '', true],
  ['exists', [], false, true],
  ['exists', [], null, false],
  ['exists', [], ABSENT, false],
  ['missing', [], ABSENT, true],
  ['missing', [], null, true],
  ['missing', [], {}, true],
  ['missing', [], 0, false],
];

const condition = (operator: Operator, values: AttributeValue[] = [], attribute = 'x'): CohortRule => ({
  kind: 'condition',
  attribute,
  operator,
  values,
});

describe('matchRule', () => {
  it.each(CASES)('%s %j against %j is %s', (operator, values, actual, matches) => {
    const context = actual === ABSENT ? {} : { x: actual };
    expect(matchRule(condition(operator, values), context)).toBe(matches);
  });

  it('has a case for every operator', () => {
    expect(new Set(CASES.map(([operator]) => operator))).toEqual(new Set(OPERATORS));
  });

  it('joins with all and any, nested; an empty group matches nothing', () => {
    const yes = condition('is', ['1']);
    const no = condition('is', ['2']);
    const context = { x: '1' };
    expect(matchRule({ kind: 'all', of: [yes, { kind: 'any', of: [no, yes] }] }, context)).toBe(true);
    expect(matchRule({ kind: 'all', of: [yes, no] }, context)).toBe(false);
    expect(matchRule({ kind: 'all', of: [] }, context)).toBe(false);
    expect(matchRule({ kind: 'any', of: [] }, context)).toBe(false);
    expect(matchRule({ kind: 'everyone' }, {})).toBe(true);
  });
});

describe('readAttribute', () => {
  it('looks a dotted key up flat first, then nested', () => {
    expect(readAttribute({ 'user.plan': 'flat', user: { plan: 'nested' } }, 'user.plan')).toBe('flat');
    expect(readAttribute({ 'user.plan': null, user: { plan: 'nested' } }, 'user.plan')).toBe('nested');
    expect(readAttribute({ user: { plan: 'nested' } }, 'user.plan')).toBe('nested');
    expect(readAttribute({ user: 'ada' }, 'user.plan')).toBeUndefined();
  });

  it('sees own properties only', () => {
    expect(readAttribute({}, 'constructor')).toBeUndefined();
    expect(readAttribute({ user: {} }, 'user.constructor.name')).toBeUndefined();
    expect(matchRule(condition('missing', [], 'toString'), {})).toBe(true);
  });
});
