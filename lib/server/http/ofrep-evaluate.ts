import type { IncomingMessage, ServerResponse } from 'node:http';
import { evaluateFlag } from '@/lib/core/routing/evaluate-flag';
import type { HttpContext } from './http-context';
import type { OfrepAnswers } from './ofrep-answers';
import { sendOfrepError, withOfrepCall } from './ofrep-shell';

/** POST /ofrep/v1/evaluate/flags/{key}: the hottest path. Memory only. */
export function evaluateOne(
  http: HttpContext,
  answers: OfrepAnswers,
  req: IncomingMessage,
  res: ServerResponse,
  flagKey: string,
): void {
  withOfrepCall(http, req, res, flagKey, ({ snapshot, targetingKey, context }) => {
    const feature = snapshot.routing.features.get(flagKey);
    if (!feature) {
      sendOfrepError(http, res, 404, flagKey, 'FLAG_NOT_FOUND', 'No feature has this key.');
      return;
    }
    const answer = answers.of(feature, evaluateFlag(feature, targetingKey, context));
    answer.counter.value += 1;
    res
      .writeHead(200, {
        'content-type': 'application/json',
        'content-length': answer.bytes.length,
        'access-control-allow-origin': '*',
      })
      .end(answer.bytes);
  });
}
