import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { evaluateFlag } from '@/lib/core/routing/evaluate-flag';
import type { HttpContext } from './http-context';
import type { OfrepAnswers } from './ofrep-answers';
import { OFREP_HEADERS, type OfrepCall, withOfrepCall } from './ofrep-shell';
import { sendEmpty, sendText } from './respond';
import { makeStreamToken } from './stream-token';

/** POST /ofrep/v1/evaluate/flags: every feature for one context, with an ETag, and where to hear of changes. */
export function evaluateAll(
  http: HttpContext,
  answers: OfrepAnswers,
  req: IncomingMessage,
  res: ServerResponse,
): void {
  withOfrepCall(http, req, res, null, (call) => {
    const flags = evaluateEach(answers, call);
    // Over the flags alone: the stream's address differs each time.
    const etag = `"${createHash('sha256').update(flags).digest('base64url').slice(0, 22)}"`;
    const headers = {
      ...OFREP_HEADERS,
      'access-control-expose-headers': 'etag',
      'cache-control': 'no-cache',
      etag,
    };
    if (hasEtag(req.headers['if-none-match'], etag)) {
      sendEmpty(res, 304, headers);
      return;
    }
    const streams = JSON.stringify([{ type: 'sse', url: streamUrl(http, req, call) }]);
    sendText(res, 200, 'application/json', `{"flags":[${flags}],"eventStreams":${streams}}`, headers);
  });
}

function evaluateEach(answers: OfrepAnswers, { snapshot, targetingKey, context }: OfrepCall): string {
  return Array.from(snapshot.routing.features.values(), (feature) => {
    const answer = answers.of(feature, evaluateFlag(feature, targetingKey, context));
    answer.counter.value += 1;
    return answer.text;
  }).join(',');
}

function hasEtag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((part) => part.trim() === '*' || part.trim().replace(/^W\//, '') === etag);
}

function streamUrl(http: HttpContext, req: IncomingMessage, { snapshot, key }: OfrepCall): string {
  const token = makeStreamToken(
    http.secret,
    { keyId: key.id, routingHash: snapshot.routingHash },
    Date.now(),
  );
  return `${http.publicUrl ?? requestOrigin(req)}/ofrep/v1/events?token=${token}`;
}

function requestOrigin({ headers }: IncomingMessage): string {
  const first = (name: string): string | undefined => headers[name]?.toString().split(',')[0]?.trim();
  const protocol = first('x-forwarded-proto') === 'https' ? 'https' : 'http';
  return `${protocol}://${first('x-forwarded-host') ?? headers.host ?? 'localhost'}`;
}
