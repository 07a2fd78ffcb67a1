/** A raw event with the names of its columns; instants are ISO texts. */
export interface StoredEvent {
  feature_id: string;
  id: string;
  received_at: string;
  at: string;
  is_request: boolean;
  version_id: string | null;
  unknown_label: string | null;
  release_id: string | null;
  stage_index: number | null;
  comparable: boolean;
  targeting_key: string | null;
  context: Record<string, unknown>;
  latency_ms: number | null;
  input_tokens: number | null;
  output_tokens: number | null;
  cached_tokens: number | null;
  cost_usd: number | null;
  parse_failed: boolean | null;
  tool_calls: number | null;
  tool_errors: number | null;
  refused: boolean | null;
  fallback: boolean | null;
  error: boolean | null;
  task_success: boolean | null;
  quality: number | null;
  fingerprints: Record<string, string> | null;
  response_id: string | null;
  input: string | null;
  output: string | null;
}

/** By arrival, from `fromMs` to `toMs` (exclusive); the newest `limit` of them. */
export interface SampleSelection {
  featureId: string;
  fromMs: number;
  toMs: number;
  versionId?: string | undefined;
  limit: number;
}

/**
 * Where raw events are found. PostgreSQL has those of the last days, to which late outcomes are still added; a home
 * of its own takes them over before PostgreSQL forgets them. Every write may be repeated: it then changes nothing.
 */
export interface SampleHome {
  /** Takes over what arrived before. PostgreSQL forgets it only after this. */
  keep(beforeMs: number): Promise<void>;
  /** Newest first; of one instant, by id downwards. */
  read(selection: SampleSelection): Promise<StoredEvent[]>;
  /** Forgets what was taken over and arrived before, by whole days (UTC). */
  dropBefore(beforeMs: number): Promise<void>;
}
