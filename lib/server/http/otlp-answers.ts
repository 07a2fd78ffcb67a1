import type { IncomingMessage, ServerResponse } from 'node:http';
import type protobuf from 'protobufjs';
import { MESSAGE_TYPES } from '../otlp/message-types';
import type { Refusal } from './telemetry-intake';

const REJECTED = {
  traces: 'rejectedSpans',
  logs: 'rejectedLogRecords',
  metrics: 'rejectedDataPoints',
} as const;

/** Statuses in the words of google.rpc.Code. */
const RPC_CODES: Readonly<Record<Refusal['status'], number>> = {
  400: 3,
  401: 16,
  403: 7,
  405: 12,
  413: 3,
  415: 3,
  429: 8,
  503: 14,
};

/** Is the call in JSON? So is its answer then. */
export function isJsonCall({ headers }: IncomingMessage): boolean {
  return headers['content-type']?.split(';')[0]?.trim().toLowerCase() === 'application/json';
}

/** A success, whole when nothing is to be said; a message without rejected records is a hint. */
export function sendOtlpAnswer(
  req: IncomingMessage,
  res: ServerResponse,
  signal: keyof typeof REJECTED,
  rejected: number,
  errorMessage: string,
): void {
  const isWhole = rejected === 0 && errorMessage === '';
  const partialSuccess = { ...(rejected > 0 && { [REJECTED[signal]]: rejected }), errorMessage };
  send(req, res, 200, MESSAGE_TYPES[signal].response, isWhole ? {} : { partialSuccess });
}

/** A refusal of the whole call. Of these statuses exporters repeat 429 and 503 only. */
export function sendOtlpStatus(req: IncomingMessage, res: ServerResponse, refusal: Refusal): void {
  const status = { code: RPC_CODES[refusal.status], message: refusal.message };
  send(req, res, refusal.status, MESSAGE_TYPES.status, status, refusal.headers);
}

// JSON has 64-bit numbers as text, by the rules of protobuf's JSON.
function send(
  req: IncomingMessage,
  res: ServerResponse,
  status: number,
  type: protobuf.Type,
  content: Record<string, unknown>,
  headers: Readonly<Record<string, string | number>> = {},
): void {
  const message = type.fromObject(content);
  const isJson = isJsonCall(req);
  const body = isJson
    ? Buffer.from(JSON.stringify(type.toObject(message, { longs: String })))
    : Buffer.from(type.encode(message).finish());
  const contentType = isJson ? 'application/json' : 'application/x-protobuf';
  res.writeHead(status, { 'content-type': contentType, 'content-length': body.length, ...headers }).end(body);
}
