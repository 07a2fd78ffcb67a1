import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestContext } from '@/lib/core/cohort/cohort-rule';
import type { OfrepError, OfrepErrorCode, OfrepUnavailable } from '@/lib/schemas/ofrep';
import type { KeyRecord, Snapshot } from '../routing/snapshot';
import { authenticate } from './authenticate';
import type { HttpContext } from './http-context';
import { readOfrepRequest } from './ofrep-request';
import { readBody } from './read-body';
import { sendEmpty, sendJson } from './respond';

const BODY_LIMIT = 1024 * 1024;

// Web clients of other origins send a key and no cookie, so any origin may ask.
export const OFREP_HEADERS = { 'access-control-allow-origin': '*' } as const;
const PREFLIGHT_HEADERS = {
  ...OFREP_HEADERS,
  'access-control-allow-methods': 'POST, GET, OPTIONS',
  'access-control-allow-headers': 'authorization, content-type, if-none-match, x-api-key, last-event-id',
  'access-control-max-age': 86_400,
} as const;

export interface OfrepCall {
  snapshot: Snapshot;
  key: KeyRecord;
  targetingKey: string;
  context: RequestContext;
}

/** What both evaluation endpoints share: the key, the body, and OFREP's errors. `flagKey` is null in bulk. */
export function withOfrepCall(
  http: HttpContext,
  req: IncomingMessage,
  res: ServerResponse,
  flagKey: string | null,
  answer: (call: OfrepCall) => void,
): void {
  if (req.method === 'OPTIONS') {
    answerPreflight(res);
    return;
  }
  if (req.method !== 'POST') {
    sendEmpty(res, 405, { ...OFREP_HEADERS, allow: 'POST, OPTIONS' });
    return;
  }
  const snapshot = http.store.current;
  if (!snapshot) {
    const errorDetails = 'The routing state has not been read from the database yet.';
    sendJson(res, 503, { errorDetails } satisfies OfrepUnavailable, { ...OFREP_HEADERS, 'retry-after': 1 });
    return;
  }
  const auth = authenticate(req, snapshot, 'flag:evaluate');
  if (auth.kind === 'refused') {
    const challenge = auth.status === 401 ? { 'www-authenticate': 'Bearer' } : {};
    sendEmpty(res, auth.status, { ...OFREP_HEADERS, ...challenge });
    return;
  }
  readBody(req, BODY_LIMIT, (outcome) => {
    if (outcome.kind === 'aborted') return;
    if (outcome.kind === 'too_large') {
      sendOfrepError(http, res, 413, flagKey, 'GENERAL', 'The body is larger than 1 MB.');
      return;
    }
    const request = readOfrepRequest(outcome.body);
    if (request.kind === 'refused') {
      sendOfrepError(http, res, 400, flagKey, request.errorCode, request.errorDetails);
      return;
    }
    answer({ snapshot, key: auth.key, targetingKey: request.targetingKey, context: request.context });
  });
}

/** A browser's question whether another origin's page may call. */
export function answerPreflight(res: ServerResponse): void {
  sendEmpty(res, 204, PREFLIGHT_HEADERS);
}

export function sendOfrepError(
  http: HttpContext,
  res: ServerResponse,
  status: number,
  flagKey: string | null,
  errorCode: OfrepErrorCode,
  errorDetails: string,
): void {
  http.counters.add('sluice_evaluation_errors_total', { code: errorCode });
  const body: OfrepError = { ...(flagKey === null ? {} : { key: flagKey }), errorCode, errorDetails };
  const close = status === 413 ? { connection: 'close' } : {};
  sendJson(res, status, body, { ...OFREP_HEADERS, ...close });
}
