/** What one version did with one request, as recorded. */
export interface RecordedArm {
  arm: string;
  modelVersion: string | null;
  /** Where it stood in the file, for the assignment log: a sequence number, else the line. */
  position: number;
  /** Fields of an event, by their names there; only what was recorded. */
  measured: Readonly<Record<string, unknown>>;
}

/** One request, with what each version answered to it. */
export interface RecordedCase {
  key: string;
  context: Readonly<Record<string, unknown>>;
  /** When it was, ISO 8601 or epoch ms as an event says it; absent where the log does not say. */
  time?: unknown;
  arms: RecordedArm[];
}

/** What is taken over into the event, under the same name. */
export const MEASURED_FIELDS = [
  'latency_ms',
  'input_tokens',
  'output_tokens',
  'cost_usd',
  'quality',
  'task_success',
  'parse_failed',
  'tool_calls',
  'tool_errors',
  'refused',
  'fallback',
  'error',
] as const;
