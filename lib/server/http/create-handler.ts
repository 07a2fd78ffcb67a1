import type { IncomingMessage, ServerResponse } from 'node:http';
import { log } from '../log';
import { receiveEvents } from './event-ingest';
import { answerHealth, answerReady } from './health';
import type { HttpContext, NodeHandler } from './http-context';
import { LiveEvents } from './live-events';
import { answerMetrics } from './metrics';
import { OfrepAnswers } from './ofrep-answers';
import { evaluateAll } from './ofrep-bulk';
import { evaluateOne } from './ofrep-evaluate';
import { OfrepEvents } from './ofrep-events';
import { OtlpIngest } from './otlp-ingest';
import { sendEmpty, sendProblem, sendText } from './respond';
import { TelemetryIntake } from './telemetry-intake';

const BULK_PATH = '/ofrep/v1/evaluate/flags';
const ONE_PREFIX = `${BULK_PATH}/`;
const OTLP_SIGNALS = ['traces', 'logs', 'metrics'] as const;

export interface HttpHandler {
  handle: NodeHandler;
  /** Ends the open streams. */
  close: () => void;
}

/** The paths that must be fast or must outlive the database, ahead of the pages; everything else falls through. */
export function createHandler(http: HttpContext): HttpHandler {
  const answers = new OfrepAnswers(http.counters);
  const ofrepEvents = new OfrepEvents(http);
  const live = new LiveEvents(http);
  const intake = new TelemetryIntake(http);
  const otlp = new OtlpIngest(intake);

  const routes: Readonly<
    Record<string, (req: IncomingMessage, res: ServerResponse, query: string) => unknown>
  > = {
    [BULK_PATH]: (req, res) => evaluateAll(http, answers, req, res),
    '/ofrep/v1/events': (req, res, query) => ofrepEvents.open(req, res, new URLSearchParams(query)),
    '/api/v1/events': (req, res) => receiveEvents(intake, req, res),
    '/otlp/v1/traces': (req, res) => otlp.receive('traces', req, res),
    '/otlp/v1/logs': (req, res) => otlp.receive('logs', req, res),
    '/otlp/v1/metrics': (req, res) => otlp.receiveMetrics(req, res),
    ...Object.fromEntries(
      OTLP_SIGNALS.map((signal) => [
        `/v1/${signal}`,
        (_: IncomingMessage, res: ServerResponse) => nameOtlp(res, signal),
      ]),
    ),
    '/api/live': (req, res) => live.open(req, res),
    '/healthz': (req, res) => getOnly(req, res, () => answerHealth(res)),
    '/readyz': (req, res) => getOnly(req, res, () => answerReady(http, res)),
    '/metrics': (req, res) =>
      getOnly(req, res, () => answerMetrics(http, res, { ofrep: ofrepEvents.size, console: live.size })),
  };

  const route = (req: IncomingMessage, res: ServerResponse): unknown => {
    const url = req.url ?? '/';
    const mark = url.indexOf('?');
    const path = mark < 0 ? url : url.slice(0, mark);
    if (path.startsWith(ONE_PREFIX) && path.length > ONE_PREFIX.length) {
      return evaluateOne(http, answers, req, res, decodeKey(path.slice(ONE_PREFIX.length)));
    }
    const known = Object.hasOwn(routes, path) ? routes[path] : undefined;
    countOnFinish(http, res, known ? path : 'pages');
    return known ? known(req, res, mark < 0 ? '' : url.slice(mark + 1)) : http.fallback(req, res);
  };

  return {
    handle: (req, res) => guard(req, res, route),
    close: () => {
      intake.close();
      ofrepEvents.close();
      live.close();
    },
  };
}

/** Whatever goes wrong ends as one logged line and, where nothing was sent yet, as a 500 without details. */
async function guard(req: IncomingMessage, res: ServerResponse, route: NodeHandler): Promise<void> {
  try {
    await route(req, res);
  } catch (error) {
    log.error('A request failed', { error, method: req.method, path: (req.url ?? '').split('?')[0] });
    if (res.headersSent) res.destroy();
    else sendProblem(res, 500, 'internal', 'Something went wrong here; it was logged.');
  }
}

// Where an exporter sends that was given the address without its path. It logs the answer, so a page would be noise.
function nameOtlp(res: ServerResponse, signal: (typeof OTLP_SIGNALS)[number]): void {
  const text = `OTLP is received at /otlp/v1/${signal}: end OTEL_EXPORTER_OTLP_ENDPOINT in /otlp.\n`;
  sendText(res, 404, 'text/plain; charset=utf-8', text);
}

// HEAD too: Node leaves the body out by itself.
function getOnly(req: IncomingMessage, res: ServerResponse, answer: () => unknown): unknown {
  if (req.method === 'GET' || req.method === 'HEAD') return answer();
  return sendEmpty(res, 405, { allow: 'GET' });
}

// The evaluation of one flag has its own counters and is too hot for this.
function countOnFinish(http: HttpContext, res: ServerResponse, route: string): void {
  res.on('finish', () => {
    http.counters.add('sluice_http_requests_total', {
      route,
      status: `${Math.floor(res.statusCode / 100)}xx`,
    });
  });
}

function decodeKey(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
