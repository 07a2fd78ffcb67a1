import type { ServerResponse } from 'node:http';
import type { IntakeCode, IntakeProblem } from '@/lib/schemas/problem';

type Headers = Readonly<Record<string, string | number>>;

export function sendJson(res: ServerResponse, status: number, body: unknown, headers: Headers = {}): void {
  sendText(res, status, 'application/json', JSON.stringify(body), headers);
}

export function sendText(
  res: ServerResponse,
  status: number,
  contentType: string,
  text: string,
  headers: Headers = {},
): void {
  const body = Buffer.from(text);
  res.writeHead(status, { 'content-type': contentType, 'content-length': body.length, ...headers }).end(body);
}

export function sendEmpty(res: ServerResponse, status: number, headers: Headers = {}): void {
  const length = status === 304 || status === 204 ? {} : { 'content-length': 0 };
  res.writeHead(status, { ...length, ...headers }).end();
}

/** RFC 9457. `code` is stable; `detail` is a sentence for people. */
export function sendProblem(
  res: ServerResponse,
  status: number,
  code: IntakeCode,
  detail: string,
  headers: Headers = {},
): void {
  const body: IntakeProblem = { type: 'about:blank', title: TITLES[status] ?? 'Error', status, code, detail };
  sendText(res, status, 'application/problem+json', JSON.stringify(body), headers);
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not allowed',
  405: 'Method not allowed',
  413: 'Too large',
  415: 'Unsupported media type',
  429: 'Too many requests',
  503: 'Not available now',
};
