import { describe, expect, it } from 'vitest';
import { seededRandom } from './seeded-random';
import { simulatedRequest } from './simulated-request';
import { simulatedText } from './simulated-text';

const random = seededRandom(4);
const requests = Array.from({ length: 200 }, () => simulatedRequest(random));
const fine = { refused: false, parse_failed: false, task_success: true };
const parses = (text: string) => {
  try {
    return JSON.parse(text) as { reply: string; needs_agent: boolean };
  } catch {
    return null;
  }
};

describe('what the sample answers', () => {
  it('is JSON with a reply, shorter by the candidate', () => {
    const lengths = (prompt: string) =>
      requests.map(
        (request) => parses(simulatedText(random, prompt, request, fine).output)?.reply.length ?? 0,
      );
    const mean = (of: number[]) => of.reduce((sum, n) => sum + n, 0) / of.length;
    expect(Math.min(...lengths('p42'))).toBeGreaterThan(40);
    expect(mean(lengths('p42'))).toBeLessThan(0.7 * mean(lengths('p41')));
  });

  it('is what its outcome says: broken, a refusal, or without the rule', () => {
    for (const request of requests) {
      const broken = simulatedText(random, 'p42', request, { ...fine, parse_failed: true });
      expect(parses(broken.output)).toBeNull();
      const refused = simulatedText(random, 'p42', request, { ...fine, refused: true });
      expect(refused.output).toMatch(/^I am sorry/);
      const lacking = simulatedText(random, 'p42', request, { ...fine, task_success: false });
      expect(parses(lacking.output)?.needs_agent).toBe(true);
    }
  });
});
