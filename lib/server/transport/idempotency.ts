import { createHash } from 'node:crypto';
import { DomainError } from '@/lib/core/domain-error';
import { claimAnswer, releaseAnswer, storeAnswer } from '../db/idempotent-answers';

interface Call {
  actorId: string;
  key: string;
  request: Request;
  body: string;
}

/**
 * The same key with the same request gets the first answer, also when that was a refusal by the state (409, 422).
 * Outages, faults and refusals of access are not kept: the next try is a new one.
 */
export async function answerOnce(call: Call, run: () => Promise<Response>): Promise<Response> {
  if (call.key.length > 200)
    throw invalidKey('Idempotency-Key has more than 200 characters.', 'idempotency_key_too_long');
  const fingerprint = fingerprintOf(call);
  const claim = await claimAnswer(call.actorId, call.key, fingerprint);
  if (claim.kind === 'other_request')
    throw invalidKey('This Idempotency-Key was used with another request.', 'idempotency_key_reused');
  if (claim.kind === 'running')
    throw new DomainError(
      'conflict',
      'The first request with this Idempotency-Key still runs.',
      'idempotency_in_progress',
    );
  if (claim.kind === 'answered') return replay(claim.status, claim.body);
  try {
    const response = await run();
    if (isKept(response.status))
      await storeAnswer(call.actorId, call.key, response.status, await jsonOf(response));
    else await releaseAnswer(call.actorId, call.key);
    return response;
  } catch (error) {
    await releaseAnswer(call.actorId, call.key);
    throw error;
  }
}

function isKept(status: number): boolean {
  return status < 500 && status !== 401 && status !== 403;
}

function fingerprintOf({ request, body }: Call): string {
  const { pathname, search } = new URL(request.url);
  return createHash('sha256')
    .update(JSON.stringify([request.method, pathname, search, body]))
    .digest('hex');
}

async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.clone().text();
  return text === '' ? null : JSON.parse(text);
}

function replay(status: number, body: unknown): Response {
  const type = status >= 400 ? 'application/problem+json' : 'application/json';
  const headers = { 'content-type': type, 'cache-control': 'no-store', 'idempotency-replayed': 'true' };
  return new Response(body === null ? null : JSON.stringify(body), { status, headers });
}

function invalidKey(message: string, reason: string): DomainError {
  return new DomainError('invalid_input', message, reason, [
    { code: reason, field: 'Idempotency-Key', message },
  ]);
}
