import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cohort, CohortRule, Operator } from './cohort-rule';
import { OPERATORS } from './cohort-rule';
import { OPERATOR_DEFINITIONS } from './match-rule';
import { parseCohort } from './parse-cohort';
import { renderCohort, renderRule } from './render-cohort';
import { renderShare } from './render-share';
import { RESERVED_WORDS } from './reserved-words';

const is = (attribute: string, ...values: (string | number | boolean)[]): CohortRule => ({
  kind: 'condition',
  attribute,
  operator: 'is',
  values,
});
const does = (attribute: string, operator: Operator, ...values: (string | number)[]): CohortRule => ({
  kind: 'condition',
  attribute,
  operator,
  values,
});
const all = (...of: CohortRule[]): CohortRule => ({ kind: 'all', of });
const any = (...of: CohortRule[]): CohortRule => ({ kind: 'any', of });

/** Sentence ⇄ rule, both ways. */
const SENTENCES: [string, CohortRule][] = [
  [
    'tenant is acme or globex and region is not eu',
    all(is('tenant', 'acme', 'globex'), does('region', 'is_not', 'eu')),
  ],
  ['tenant is acme or region is eu', any(is('tenant', 'acme'), is('region', 'eu'))],
  [
    'tenant is acme and (region is eu or staff is true)',
    all(is('tenant', 'acme'), any(is('region', 'eu'), is('staff', true))),
  ],
  ['(a is 1 and b is 2) or c is 3', any(all(is('a', 1), is('b', 2)), is('c', 3))],
  ['email ends with "@acme.com"', does('email', 'ends_with', '@acme.com')],
  ['queue starts with ref or ret', does('queue', 'starts_with', 'ref', 'ret')],
  ['path contains /v1/', { kind: 'condition', attribute: 'path', operator: 'contains', values: ['/v1/'] }],
  ['seats is above 10 and seats is below 100', all(does('seats', 'above', 10), does('seats', 'below', 100))],
  ['tenant exists and plan is missing', all(does('tenant', 'exists'), does('plan', 'missing'))],
  ['plan is "10" or 10 or "true" or true', is('plan', '10', 10, 'true', true)],
  ['"is" is "and"', is('is', 'and')],
  ['all of (tenant is acme)', all(is('tenant', 'acme'))],
  ['everyone and tenant is acme', all({ kind: 'everyone' }, is('tenant', 'acme'))],
  ['user.plan is pro', is('user.plan', 'pro')],
  ['name is "say \\"hi\\"\\n"', is('name', 'say "hi"\n')],
  ['size is -1.5e+21', is('size', -1.5e21)],
];

describe('a cohort as a sentence', () => {
  it.each(SENTENCES.filter(([sentence]) => !sentence.startsWith('path')))('%s', (sentence, rule) => {
    expect(renderRule(rule)).toBe(sentence);
  });

  it.each(SENTENCES)('is read back: %s', (sentence, rule) => {
    expect(parseCohort(`10 % of requests where ${sentence}, by user`)).toEqual({
      ok: true,
      cohort: { rule, share: 0.1 },
      unitName: 'user',
    });
  });

  it('says whom it is about', () => {
    const rule = is('tenant', 'acme', 'globex');
    expect(renderCohort({ rule, share: 0.1 }, 'user')).toBe(
      '10 % of requests where tenant is acme or globex, by user',
    );
    expect(renderCohort({ rule: { kind: 'everyone' }, share: 0.005 }, 'user')).toBe(
      '0.5 % of all requests, by user',
    );
    expect(renderCohort({ rule: { kind: 'everyone' }, share: 1 })).toBe('100 % of all requests');
  });

  it('is read as people type it', () => {
    const typed = ' 2.5%  OF Requests WHERE  tenant IS acme OR size above 3\n';
    expect(parseCohort(typed)).toEqual({
      ok: true,
      cohort: { rule: any(is('tenant', 'acme'), does('size', 'above', 3)), share: 0.025 },
      unitName: null,
    });
    expect(parseCohort('1 % of all requests, by support agent')).toMatchObject({ unitName: 'support agent' });
  });

  it('shows a rule that is not whole, and does not read it as one', () => {
    const half = renderCohort({ rule: does('tenant', 'is'), share: 0.5 });
    expect(half).toBe('50 % of requests where tenant is …');
    expect(parseCohort(half)).toMatchObject({ ok: false });
    expect(parseCohort(renderCohort({ rule: all(), share: 0.5 }))).toMatchObject({ ok: false });
  });
});

const FAULTS: [string, number, RegExp][] = [
  ['', 0, /a percentage.*found the end/],
  ['ten % of all requests', 0, /a percentage such as/],
  ['101 % of all requests', 0, /up to 100 %/],
  ['10 of all requests', 3, /expected "%", found "of"/],
  ['10 % all requests', 5, /expected "of"/],
  ['10 % of everyone', 8, /"all requests" or "requests where"/],
  ['10 % of requests with tenant', 17, /expected "where"/],
  ['10 % of requests where', 22, /an attribute.*found the end/],
  ['10 % of requests where tenant', 29, /one of "is", "is not"/],
  ['10 % of requests where tenant equals acme', 30, /one of "is", "is not"/],
  ['10 % of requests where tenant is', 32, /expected a value, found the end/],
  ['10 % of requests where tenant is and', 33, /only in quotes/],
  ['10 % of requests where tenant is acme globex', 38, /"and", "or" or the end, found "globex"/],
  ['10 % of requests where tenant is acme and', 41, /an attribute/],
  ['10 % of requests where a is 1 and b is 2 or c is 3', 41, /not mixed without them/],
  ['10 % of requests where (a is 1', 30, /expected "\)", found the end/],
  ['10 % of requests where a is 1)', 29, /the end, found "\)"/],
  ['10 % of requests where a is "open', 28, /a closing quote/],
  ['10 % of requests where a is "\\x"', 28, /quoted as in JSON/],
  ['10 % of requests where size is above 1 or 2', 43, /one of "is"/],
  ['10 % of all requests, user', 22, /expected "by"/],
  ['10 % of all requests, by', 24, /the name of the unit/],
  [`10 % of requests where ${'('.repeat(500)}`, 74, /at most 50 parentheses/],
];

describe('a sentence that cannot be read', () => {
  it.each(FAULTS)('%s', (text, position, message) => {
    const parsed = parseCohort(text);
    expect(parsed).toMatchObject({ ok: false, error: { position } });
    expect(parsed.ok ? '' : parsed.error.message).toMatch(message);
    expect(parsed.ok ? '' : parsed.error.message).toMatch(
      new RegExp(`^At character ${position + 1}: expected `),
    );
  });

  it('never throws', () => {
    const anyText = fc.oneof(
      fc.string(),
      fc
        .array(
          fc.constantFrom(
            '10 %',
            'of',
            'requests',
            'where',
            'is',
            'not',
            'and',
            'or',
            '(',
            ')',
            ',',
            '"a"',
            'b',
            '"',
            '1',
          ),
        )
        .map((words) => words.join(' ')),
    );
    fc.assert(fc.property(anyText, (text) => typeof parseCohort(text).ok === 'boolean'));
  });
});

describe('the round trip', () => {
  const oddText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string(),
    fc.constantFrom(
      ...RESERVED_WORDS,
      'Is',
      'AND',
      '42',
      '-1e5',
      '…',
      '',
      ' ',
      'a b',
      'tenant',
      '"',
      '\\',
      'é',
      '\ud800',
    ),
  );
  const value = fc.oneof(
    oddText,
    fc.boolean(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
    fc.integer(),
  );
  const condition = fc
    .tuple(oddText, fc.constantFrom(...OPERATORS), fc.array(value, { minLength: 1, maxLength: 4 }))
    .map(([attribute, operator, values]): CohortRule => {
      const { arity } = OPERATOR_DEFINITIONS[operator];
      const taken = arity === 'none' ? [] : arity === 'one' ? values.slice(0, 1) : values;
      return { kind: 'condition', attribute, operator, values: taken };
    });
  const anyRule: fc.Arbitrary<CohortRule> = fc.letrec<{ rule: CohortRule }>((tie) => ({
    rule: fc.oneof(
      { maxDepth: 4 },
      condition,
      fc.constant<CohortRule>({ kind: 'everyone' }),
      fc.record({
        kind: fc.constantFrom('all' as const, 'any' as const),
        of: fc.array(tie('rule'), { minLength: 1, maxLength: 4 }),
      }),
    ),
  })).rule;
  const anyShare = fc.double({ min: 0, max: 1, noNaN: true }).filter((share) => !Object.is(share, -0));
  const anyUnit = fc
    .string()
    .map((unit) => unit.trim())
    .filter((unit) => unit !== '');

  it('gives back any cohort and unit', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(anyRule, anyShare, anyUnit, (rule, share, unit) => {
        const cohort: Cohort = { rule, share };
        expect(parseCohort(renderCohort(cohort, unit))).toEqual({ ok: true, cohort, unitName: unit });
      }),
      { numRuns: 2000 },
    );
  });
});

it.each([
  [0.1, '10 %'],
  [0.07, '7 %'],
  [0.005, '0.5 %'],
  [0.29, '29 %'],
  [1, '100 %'],
  [0, '0 %'],
  [1e-7, '0.00001 %'],
  [0.123, '12.3 %'],
])('writes the share %d as %s', (share, text) => {
  expect(renderShare(share)).toBe(text);
});
