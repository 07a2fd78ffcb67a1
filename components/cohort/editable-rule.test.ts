import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CohortRule } from '@/lib/core/cohort/cohort-rule';
import { conditionFault, type EditableRule, fromEditable, toEditable } from './editable-rule';

const is = (attribute: string, ...values: string[]): Extract<CohortRule, { kind: 'condition' }> => ({
  kind: 'condition',
  attribute,
  operator: 'is',
  values,
});
const a = is('tenant', 'acme');
const b = is('region', 'eu');
const c = is('queue', 'refunds');

test.each<[string, CohortRule, EditableRule | null]>([
  ['everyone has no conditions', { kind: 'everyone' }, { join: 'all', items: [] }],
  ['one condition is a list of one', a, { join: 'all', items: [a] }],
  ['or stays or', { kind: 'any', of: [a, b] }, { join: 'any', items: [a, b] }],
  [
    'one group deep is drawn',
    { kind: 'all', of: [a, { kind: 'any', of: [b, c] }] },
    { join: 'all', items: [a, { join: 'any', conditions: [b, c] }] },
  ],
  [
    'two groups deep is left to the text',
    { kind: 'all', of: [a, { kind: 'any', of: [b, { kind: 'all', of: [a, c] }] }] },
    null,
  ],
  ['everyone inside a list is left to the text', { kind: 'any', of: [a, { kind: 'everyone' }] }, null],
])('%s', (_title, rule, editable) => {
  expect(toEditable(rule)).toEqual(editable);
});

test('an emptied list is everyone, and an emptied group disappears', () => {
  expect(fromEditable({ join: 'any', items: [] })).toEqual({ kind: 'everyone' });
  expect(fromEditable({ join: 'any', items: [a, { join: 'all', conditions: [] }] })).toEqual(a);
});

test('a rule that the editor draws comes back as it was', () => {
  const condition = fc.constantFrom(a, b, c);
  const inner = fc.record({
    kind: fc.constantFrom('all' as const, 'any' as const),
    of: fc.array(condition, { minLength: 2, maxLength: 4 }),
  });
  const list = fc.record({
    kind: fc.constantFrom('all' as const, 'any' as const),
    of: fc.array(fc.oneof(condition, inner), { minLength: 2, maxLength: 5 }),
  });
  fc.assert(
    fc.property(fc.oneof(condition, list), (rule: CohortRule) => {
      const editable = toEditable(rule);
      expect(editable && fromEditable(editable)).toEqual(rule);
    }),
  );
});

test('a condition says what it still lacks', () => {
  expect(conditionFault(is('', 'acme'))).toBe('Name the attribute.');
  expect(conditionFault(is('tenant'))).toBe('Give at least one value.');
  expect(conditionFault({ ...is('tenant'), operator: 'exists' })).toBeNull();
});
