import type { VersionLabels } from '@/lib/core/routing/routing-snapshot';
import { BASELINE_PROMPT, CANDIDATE_PROMPT } from '../services/sample/sample-content';
import { normal, type Random } from './seeded-random';
import type { SimulatedRequest } from './simulated-request';

/** How one prompt behaves in one kind of queue. */
interface Behaviour {
  latencyMs: number;
  outputTokens: number;
  quality: number;
  success: number;
  parseFailures: number;
  refusals: number;
}

/** p42 answers shorter and a little better, but is worse where somebody wants their money back. */
const BEHAVIOURS: Record<string, { refunds: Behaviour; other: Behaviour }> = {
  [BASELINE_PROMPT]: {
    refunds: {
      latencyMs: 1450,
      outputTokens: 290,
      quality: 0.79,
      success: 0.83,
      parseFailures: 0.009,
      refusals: 0.012,
    },
    other: {
      latencyMs: 1400,
      outputTokens: 270,
      quality: 0.81,
      success: 0.86,
      parseFailures: 0.008,
      refusals: 0.01,
    },
  },
  [CANDIDATE_PROMPT]: {
    refunds: {
      latencyMs: 1340,
      outputTokens: 240,
      quality: 0.68,
      success: 0.74,
      parseFailures: 0.016,
      refusals: 0.03,
    },
    other: {
      latencyMs: 1290,
      outputTokens: 225,
      quality: 0.84,
      success: 0.88,
      parseFailures: 0.006,
      refusals: 0.009,
    },
  },
};

const LATENCY_SPREAD = 0.45;
const USD_PER_INPUT_TOKEN = 2.5e-6;
const USD_PER_OUTPUT_TOKEN = 1e-5;

/** What the application then reports, in the words of POST /api/v1/events. A prompt unknown here acts as p41. */
export function simulatedOutcome(random: Random, labels: VersionLabels, { context }: SimulatedRequest) {
  const behaviour = BEHAVIOURS[labels.prompt_version] ?? BEHAVIOURS[BASELINE_PROMPT];
  if (!behaviour) throw new Error('The baseline prompt has no behaviour');
  const acts = context.queue === 'refunds' ? behaviour.refunds : behaviour.other;
  const inputTokens = Math.round(Math.max(200, normal(random, 1180, 260)));
  const outputTokens = Math.round(Math.max(20, normal(random, acts.outputTokens, acts.outputTokens / 4)));
  const toolCalls = Math.floor(random() * 4);
  const calls = Array.from({ length: toolCalls }, () => random() < 0.015);
  const happens = (chance: number) => random() < chance;
  return {
    latency_ms: Math.round(acts.latencyMs * Math.exp(normal(random, 0, LATENCY_SPREAD))),
    input_tokens: inputTokens,
    output_tokens: outputTokens,
    cost_usd: Number((inputTokens * USD_PER_INPUT_TOKEN + outputTokens * USD_PER_OUTPUT_TOKEN).toFixed(6)),
    parse_failed: happens(acts.parseFailures),
    tool_calls: toolCalls,
    tool_errors: calls.filter(Boolean).length,
    refused: happens(acts.refusals),
    fallback: happens(0.004),
    error: happens(0.003),
    // Not everybody says whether it helped, and a judge scores a part only.
    ...(happens(0.8) ? { task_success: happens(acts.success) } : {}),
    ...(happens(0.6) ? { quality: round3(clamp(normal(random, acts.quality, 0.11))) } : {}),
  };
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function round3(value: number): number {
  return Math.round(value * 1000) / 1000;
}
