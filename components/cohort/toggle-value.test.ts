import { expect, test } from 'vitest';
import type { CohortRule } from '@/lib/core/cohort/cohort-rule';
import { emptyCondition } from './editable-rule';
import { hasValue, toggleValue } from './toggle-value';

const is = (attribute: string, ...values: (string | number | boolean)[]): CohortRule => ({
  kind: 'condition',
  attribute,
  operator: 'is',
  values,
});
const EVERYONE: CohortRule = { kind: 'everyone' };
const MIXED = { kind: 'any' as const, of: [is('tenant', 'acme'), is('region', 'eu')] } satisfies CohortRule;

test.each<[string, CohortRule | null, [string, string], CohortRule]>([
  ['nobody', null, ['tenant', 'acme'], is('tenant', 'acme')],
  ['everyone', EVERYONE, ['tenant', 'acme'], is('tenant', 'acme')],
  ['what was only begun', emptyCondition, ['tenant', 'acme'], is('tenant', 'acme')],
  ['another value', is('tenant', 'acme'), ['tenant', 'globex'], is('tenant', 'acme', 'globex')],
  ['a value that is there', is('tenant', 'acme', 'globex'), ['tenant', 'acme'], is('tenant', 'globex')],
  ['the last value', is('tenant', 'acme'), ['tenant', 'acme'], emptyCondition],
  [
    'another attribute',
    is('tenant', 'acme'),
    ['staff', 'true'],
    {
      kind: 'all',
      of: [is('tenant', 'acme'), is('staff', true)],
    },
  ],
  ['a value out of two conditions', MIXED, ['region', 'eu'], is('tenant', 'acme')],
  ['a third condition', MIXED, ['staff', 'true'], { kind: 'any', of: [...MIXED.of, is('staff', true)] }],
])('%s', (_, rule, [attribute, text], expected) => {
  expect(toggleValue(rule, attribute, text)).toEqual(expected);
});

test('a value is found whatever its type', () => {
  expect(hasValue(is('staff', true), 'staff', 'true')).toBe(true);
  expect(hasValue(is('staff', true), 'staff', 'false')).toBe(false);
  expect(hasValue(EVERYONE, 'staff', 'true')).toBe(false);
});
