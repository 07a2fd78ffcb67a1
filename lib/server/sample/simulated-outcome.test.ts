import { describe, expect, it } from 'vitest';
import { BASELINE_PROMPT, CANDIDATE_PROMPT } from '../services/sample/sample-content';
import { seededRandom } from './seeded-random';
import { simulatedOutcome } from './simulated-outcome';
import { simulatedRequest } from './simulated-request';

const labels = (prompt_version: string) => ({
  model_version: 'm',
  prompt_version,
  retrieval_version: 'r',
  policy_version: 's',
});

function meansOf(prompt: string, queues: (queue: string) => boolean) {
  const random = seededRandom(5);
  const outcomes = Array.from({ length: 30_000 }, () => simulatedRequest(random))
    .filter(({ context }) => queues(context.queue))
    .map((request) => simulatedOutcome(random, labels(prompt), request));
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    cost: mean(outcomes.map(({ cost_usd }) => cost_usd)),
    quality: mean(outcomes.flatMap((outcome) => ('quality' in outcome ? [outcome.quality ?? 0] : []))),
  };
}

describe('the simulated application', () => {
  it('is the same for the same seed', () => {
    const run = () => {
      const random = seededRandom(3);
      const request = simulatedRequest(random);
      return { request, outcome: simulatedOutcome(random, labels(CANDIDATE_PROMPT), request) };
    };
    expect(run()).toEqual(run());
  });

  it('has a candidate that is cheaper and better, but worse where money is wanted back', () => {
    const [refunds, other] = [(queue: string) => queue === 'refunds', (queue: string) => queue !== 'refunds'];
    expect(meansOf(CANDIDATE_PROMPT, other).cost).toBeLessThan(meansOf(BASELINE_PROMPT, other).cost * 0.97);
    expect(meansOf(CANDIDATE_PROMPT, other).quality).toBeGreaterThan(meansOf(BASELINE_PROMPT, other).quality);
    expect(meansOf(CANDIDATE_PROMPT, refunds).quality).toBeLessThan(
      meansOf(BASELINE_PROMPT, refunds).quality - 0.05,
    );
  });

  it('keeps a customer with one tenant and region', () => {
    const random = seededRandom(9);
    const homes = new Map<string, string>();
    for (let index = 0; index < 20_000; index += 1) {
      const { targetingKey, context } = simulatedRequest(random);
      const home = `${context.tenant} ${context.region}`;
      expect(homes.get(targetingKey) ?? home).toBe(home);
      homes.set(targetingKey, home);
    }
    expect(new Set(homes.values()).size).toBe(12);
  });
});
