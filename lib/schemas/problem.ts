import type { ErrorCode, FieldIssue } from '@/lib/core/domain-error';

/** RFC 9457. Some problems have more members, such as the present `state` of a release that moved on. */
export interface ProblemView {
  type: 'about:blank';
  title: string;
  status: number;
  /** Closed: what a program goes by. */
  code: ErrorCode | 'internal';
  /** Which of the cases of its code, such as `stale_draft`; more of them may come. */
  reason: string;
  /** A sentence for people. */
  detail: string;
  /** Every fault of the input, by its field. */
  issues: readonly FieldIssue[];
  [more: string]: unknown;
}

export type IntakeCode =
  | 'unreadable'
  | 'not_gzip'
  | 'unauthenticated'
  | 'forbidden'
  | 'method_not_allowed'
  | 'too_large'
  | 'too_many_in_one_call'
  | 'unsupported_type'
  | 'unsupported_encoding'
  | 'too_many_events'
  | 'unavailable'
  | 'internal';

/** RFC 9457: why a call of telemetry was not taken as a whole. */
export interface IntakeProblem {
  type: 'about:blank';
  title: string;
  status: number;
  /** Closed: what a program goes by. */
  code: IntakeCode;
  /** A sentence for people. */
  detail: string;
}
