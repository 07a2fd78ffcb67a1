import { expect, test } from 'vitest';
import { firing } from '@/lib/schemas/fired-trigger';
import { firingFacts } from './firing-facts-of';

const fired = {
  ...{ triggerId: 't', sentence: 'Below.', action: 'hold' as const, threshold: 0.03 },
  candidate: { n: 482, value: 0.761 },
  baseline: { n: 451, value: 0.909 },
};
const proof = {
  judged: { metric: 'task_success' as const, comparison: 'margin' as const },
  ...{ logE: Math.log(7620), firesAt: Math.log(160), interval: { low: 0.067, estimate: 0.148, high: 0.229 } },
  ...{ cohort: null, from: '2026-11-28T14:05:00.000Z', until: '2026-11-28T14:21:35.000Z' },
};

test('says the margin, both arms with n, the evidence against its mark, the interval and the time', () => {
  expect(firingFacts({ ...fired, proof })).toEqual({
    ...{ metric: 'Task success', cohort: null, margin: 'below baseline by 3 points' },
    arms: { candidate: { n: 482, text: '76.1 %' }, baseline: { n: 451, text: '90.9 %' } },
    ...{ evidence: '7,620 to 1', mark: '160 to 1', interval: 'worse by 6.7 to 22.9 points' },
    blocks: '2026-11-28 14:05:00 to 14:21:35 UTC',
  });
});

test('names the cohort, of whose latency the share above the line was kept', () => {
  const facts = firingFacts({
    ...{ ...fired, threshold: 0.2, candidate: { n: 100, value: 0.12 } },
    proof: {
      ...proof,
      judged: { metric: 'latency_p95', comparison: 'ratio' },
      cohort: { attribute: 'queue', value: 'refunds' },
    },
  });
  expect(facts?.cohort).toBe('queue = refunds');
  expect(facts?.arms.candidate.text).toBe('12.0 % above the line');
});

test('asks the note where the firing is older than what it says of itself, and is silent without a proof', () => {
  const { judged: _, ...before } = proof;
  expect(firingFacts({ ...fired, proof: before })).toBeNull();
  expect(firingFacts({ ...fired, proof: before }, { metric: 'quality', comparison: 'margin' })?.metric).toBe(
    'Quality',
  );
  expect(firingFacts(fired, { metric: 'quality', comparison: 'margin' })).toBeNull();
});

test('what is kept in the audit is read back', () => {
  expect(firing.parse({ ...fired, proof })).toEqual({ ...fired, proof });
});
