import { setTimeout as delay } from 'node:timers/promises';
import type { Assignment } from './choose-arm';

const LABELS = ['model_version', 'prompt_version', 'retrieval_version', 'policy_version'] as const;
const GIVE_UP_MS = 60_000;

export interface IngestAnswer {
  accepted: number;
  duplicates: number;
  rejected: { index: number; id?: string; code: string; field: string; reason: string }[];
}

/** The two calls that any application makes, by the public API. */
export class SluiceClient {
  constructor(
    private readonly url: string,
    private readonly key: string,
    private readonly feature: string,
  ) {}

  async assign(targetingKey: string, context: Readonly<Record<string, unknown>>): Promise<Assignment> {
    const path = `/ofrep/v1/evaluate/flags/${encodeURIComponent(this.feature)}`;
    const { status, body } = await this.post(path, { context: { ...context, targetingKey } });
    if (status !== 200)
      throw new Error(
        `The evaluation answered ${status}: ${text(body.errorDetails) || text(body.errorCode)}`,
      );
    if (typeof body.variant !== 'string') {
      throw new Error(
        `The feature "${this.feature}" has no live version, so there is nothing to replay against.`,
      );
    }
    const metadata = asObject(body.metadata);
    return {
      variant: body.variant,
      arm: text(metadata.arm),
      reason: text(body.reason),
      labels: Object.fromEntries(LABELS.map((label) => [label, text(metadata[label])])),
      release: typeof metadata.release === 'string' ? metadata.release : null,
      stage: typeof metadata.stage === 'string' ? metadata.stage : null,
    };
  }

  async report(events: readonly unknown[]): Promise<IngestAnswer> {
    const { status, body } = await this.post('/api/v1/events', events);
    if (status !== 200 && status !== 422)
      throw new Error(`The events were answered with ${status}: ${text(body.detail)}`);
    return body as unknown as IngestAnswer;
  }

  /** Tries again while the server is away or full: the same call twice counts once. */
  private async post(
    path: string,
    body: unknown,
  ): Promise<{ status: number; body: Record<string, unknown> }> {
    const headers = { authorization: `Bearer ${this.key}`, 'content-type': 'application/json' };
    const payload = JSON.stringify(body);
    for (let waited = 0, attempt = 0; ; attempt += 1) {
      const answer = await fetch(this.url + path, { method: 'POST', headers, body: payload }).then(
        async (response) => ({ response, text: await response.text() }),
        (error: Error) => ({ error }),
      );
      if ('response' in answer && answer.response.status !== 429 && answer.response.status !== 503) {
        return { status: answer.response.status, body: parse(answer.text) };
      }
      const retryAfter = 'response' in answer ? Number(answer.response.headers.get('retry-after')) : 0;
      const pause = Math.max(retryAfter * 1_000, Math.min(5_000, 100 * 2 ** attempt));
      if (waited + pause > GIVE_UP_MS) {
        const why =
          'response' in answer
            ? `answers ${answer.response.status}`
            : `cannot be reached (${causeOf(answer.error)})`;
        throw new Error(`${this.url} ${why}, for a minute now.`);
      }
      waited += pause;
      await delay(pause);
    }
  }
}

function causeOf(error: Error): string {
  return error.cause instanceof Error ? error.cause.message || error.message : error.message;
}

function parse(body: string): Record<string, unknown> {
  try {
    return asObject(JSON.parse(body));
  } catch {
    return {};
  }
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
