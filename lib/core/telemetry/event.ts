/** The content axes whose fingerprints an event may carry: sha256 (hex) of what was really used. */
export const FINGERPRINT_AXES = ['model', 'prompt', 'retrieval', 'policy'] as const;
export type FingerprintAxis = (typeof FINGERPRINT_AXES)[number];

export const EVENT_KINDS = ['request', 'tool_call'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** What an outcome may say later about an event; absent means that it says nothing of it. */
export interface OutcomeFields {
  parse_failed?: boolean | undefined;
  refused?: boolean | undefined;
  fallback?: boolean | undefined;
  error?: boolean | undefined;
  task_success?: boolean | undefined;
  /** A fraction, 0..1. */
  quality?: number | undefined;
}

/** One request, as the application reports it. Absent means not measured, never zero. */
export interface EventInput extends OutcomeFields {
  id: string;
  /** ISO 8601 with an offset, or epoch ms; the moment of arrival when absent. */
  time?: string | number | undefined;
  /** A tool call reported apart from the request it belongs to adds to tool errors, and is no request. */
  kind?: EventKind | undefined;
  /** The feature's key. */
  feature: string;
  variant?: string | undefined;
  model_version?: string | undefined;
  prompt_version?: string | undefined;
  retrieval_version?: string | undefined;
  policy_version?: string | undefined;
  targeting_key?: string | undefined;
  context?: Record<string, unknown> | undefined;
  latency_ms?: number | undefined;
  input_tokens?: number | undefined;
  output_tokens?: number | undefined;
  /** Of the input tokens, those read from a cache. */
  cached_tokens?: number | undefined;
  cost_usd?: number | undefined;
  tool_calls?: number | undefined;
  tool_errors?: number | undefined;
  fingerprints?: Partial<Record<FingerprintAxis, string | undefined>> | undefined;
  /** The provider's id of the answer, by which an outcome may name this event. */
  response_id?: string | undefined;
  input?: string | undefined;
  output?: string | undefined;
}

/** An outcome that comes after its event, by its own id. */
export interface OutcomeInput extends OutcomeFields {
  id: string;
  /** The event's id, or its response_id: exactly one of the two. */
  outcome_of?: string | undefined;
  outcome_of_response?: string | undefined;
  time?: string | number | undefined;
  feature: string;
}

/** Why one event of a call was not kept. `index` counts from 0 in the order sent. */
export interface EventRejection {
  index: number;
  id?: string;
  code: string;
  field: string;
  reason: string;
}
