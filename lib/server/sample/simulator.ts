import { z } from 'zod';
import type { VersionLabels } from '@/lib/core/routing/routing-snapshot';
import type { Random } from './seeded-random';
import { simulatedOutcome } from './simulated-outcome';
import { simulatedRequest } from './simulated-request';
import { simulatedText } from './simulated-text';

interface Ports {
  /** Where the public endpoints are. */
  url: string;
  secret: string;
  featureKey: string;
  random: Random;
  /** Tells this run's event ids from those of every other. */
  run: string;
}

const ANSWER_LIMIT_MS = 5_000;
const BATCH = 500;

const labels = z.object({
  model_version: z.string(),
  prompt_version: z.string(),
  retrieval_version: z.string(),
  policy_version: z.string(),
});
const evaluation = z.object({ value: labels });

/**
 * An application as any other: asks over HTTP which version each request gets, and reports over HTTP what came of
 * it. Knows nothing of the server but the address and a key.
 */
export class Simulator {
  private sent = 0;

  constructor(private readonly ports: Ports) {}

  /** Sends this many requests now; their times lie within the second that ends at `now`. */
  async serve(count: number, now: number): Promise<void> {
    const events = await Promise.all(
      Array.from({ length: count }, async (_, index) => {
        const request = simulatedRequest(this.ports.random);
        const version = await this.ask(request);
        const { texts, ...event } = this.event(
          version,
          request,
          now - Math.round((1000 * (count - index - 1)) / count),
        );
        return { ...event, ...texts };
      }),
    );
    await this.report(events);
  }

  /** Reports traffic of one version spread evenly over the past, without asking: nothing else was served then. */
  async backfill(version: VersionLabels, from: number, to: number, count: number): Promise<void> {
    for (let start = 0; start < count; start += BATCH) {
      const size = Math.min(BATCH, count - start);
      const events = Array.from({ length: size }, (_, index) => {
        const at = from + Math.round(((to - from) * (start + index)) / count);
        // The past is told in numbers: its texts would be read by nobody.
        const { texts: _texts, ...event } = this.event(version, simulatedRequest(this.ports.random), at);
        return event;
      });
      await this.report(events);
    }
  }

  private event(version: VersionLabels, request: ReturnType<typeof simulatedRequest>, at: number) {
    this.sent += 1;
    const { featureKey, random, run } = this.ports;
    const outcome = simulatedOutcome(random, version, request);
    return {
      id: `${run}-${this.sent}`,
      time: new Date(at).toISOString(),
      feature: featureKey,
      ...version,
      targeting_key: request.targetingKey,
      context: request.context,
      ...outcome,
      texts: simulatedText(random, version.prompt_version, request, outcome),
    };
  }

  private async ask({ targetingKey, context }: ReturnType<typeof simulatedRequest>): Promise<VersionLabels> {
    const path = `/ofrep/v1/evaluate/flags/${encodeURIComponent(this.ports.featureKey)}`;
    const answer = await this.post(path, { context: { targetingKey, ...context } });
    const { value } = evaluation.parse(answer);
    return value;
  }

  private async report(events: object[]): Promise<void> {
    await this.post('/api/v1/events', events);
  }

  private async post(path: string, body: object): Promise<unknown> {
    const { url, secret } = this.ports;
    const response = await fetch(new URL(path, url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw new Error(`${path} answered ${response.status}`);
    }
    return response.json();
  }
}
