import { expect, test } from 'vitest';
import { budgetSentence } from './budget-sentence';

test.each([
  [3, 5, 'Every value of 3 attributes is watched for 5 metrics within one error budget.'],
  [1, 1, 'Every value of 1 attribute is watched for 1 metric within one error budget.'],
])('%i attributes, %i metrics', (attributes, metrics, sentence) => {
  expect(budgetSentence({ attributes, metrics })).toBe(sentence);
});
