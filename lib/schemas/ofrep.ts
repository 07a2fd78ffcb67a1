import type { RoutingDecision } from '@/lib/core/routing/routing-snapshot';

/** What a version serves: its config and its four labels. */
export interface ServedValue {
  config: unknown;
  model_version: string;
  prompt_version: string;
  retrieval_version: string;
  policy_version: string;
}

/** OFREP's success for one flag. `value` and `variant` are absent where there is no live version: the client's default holds. */
export interface OfrepEvaluation {
  key: string;
  reason: RoutingDecision['reason'];
  value?: ServedValue;
  /** `v<number>`: report it with the event. */
  variant?: string;
  /** The feature and the labels; the arm, release and stage where there are any. */
  metadata: Record<string, string>;
}

export interface OfrepBulkEvaluation {
  flags: OfrepEvaluation[];
  /** Where to hear that it is time to ask again. */
  eventStreams: { type: 'sse'; url: string }[];
}

export type OfrepErrorCode =
  | 'PARSE_ERROR'
  | 'TARGETING_KEY_MISSING'
  | 'INVALID_CONTEXT'
  | 'FLAG_NOT_FOUND'
  | 'GENERAL';

export interface OfrepError {
  /** Of one flag alone. */
  key?: string;
  errorCode: OfrepErrorCode;
  errorDetails: string;
}

/** Before the routing state has been read for the first time. */
export interface OfrepUnavailable {
  errorDetails: string;
}
