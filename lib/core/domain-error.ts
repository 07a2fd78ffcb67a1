/** The closed list of ways a verb can refuse. Each transport translates it once. */
export const ERROR_CODES = [
  'unauthenticated',
  'forbidden',
  'not_found',
  'invalid_input',
  'incomplete_note',
  'conflict',
  'stale_state',
  'too_large',
  'too_many',
  'unavailable',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** One named fault of the input: a stable code, the field as a dotted path, and a sentence. */
export interface FieldIssue {
  code: string;
  field: string;
  message: string;
}

/** Thrown by services when they refuse. `extra` is given to the client as it is (for example the present state). */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly reason: string = code,
    readonly issues: readonly FieldIssue[] = [],
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}
