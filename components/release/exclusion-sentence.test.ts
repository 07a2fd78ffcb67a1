import { expect, test } from 'vitest';
import { exclusionSentence } from './exclusion-sentence';

const arms = { baseline: null, candidate: null };
const slice = (candidate: number) => ({
  ...{ dimension: 'task', value: 'primes' },
  requests: { baseline: 400, candidate },
});

test('says how many requests it rests on, what follows, and that there is no way back', () => {
  expect(exclusionSentence(arms, slice(1412))).toBe(
    'The candidate has served 1,412 compared requests of task = primes since this stage began; from now on this cohort gets the baseline. Others keep what they have. It cannot be undone in this release.',
  );
  expect(exclusionSentence(arms, slice(1))).toContain('has served 1 compared request of task = primes since');
});
