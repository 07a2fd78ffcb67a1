import type { RequestContext } from '@/lib/core/cohort/cohort-rule';
import type { OfrepErrorCode } from '@/lib/schemas/ofrep';

/** An evaluation's body, read; or OFREP's error for it. */
export type OfrepRequest =
  | { kind: 'request'; targetingKey: string; context: RequestContext }
  | { kind: 'refused'; errorCode: OfrepErrorCode; errorDetails: string };

export function readOfrepRequest(body: Buffer): OfrepRequest {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body.toString());
  } catch {
    return refuse('PARSE_ERROR', 'The body is not valid JSON.');
  }
  if (!isObject(parsed)) return refuse('PARSE_ERROR', 'The body is not a JSON object.');
  const { context } = parsed;
  if (context === undefined || context === null) {
    return refuse('TARGETING_KEY_MISSING', 'The body has no context, so there is no context.targetingKey.');
  }
  if (!isObject(context)) return refuse('INVALID_CONTEXT', 'context is not a JSON object.');
  const { targetingKey } = context;
  if (targetingKey === undefined || targetingKey === null || targetingKey === '') {
    return refuse('TARGETING_KEY_MISSING', 'context.targetingKey is missing.');
  }
  if (typeof targetingKey !== 'string')
    return refuse('INVALID_CONTEXT', 'context.targetingKey is not a text.');
  return { kind: 'request', targetingKey, context };
}

function refuse(errorCode: OfrepErrorCode, errorDetails: string): OfrepRequest {
  return { kind: 'refused', errorCode, errorDetails };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
