import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { type AttemptOutcome, outcomeOfStatus } from '@/lib/core/notify/decide-delivery';
import { type CheckedAddress, checkAddress, RefusedAddress } from './check-address';
import { unlessEnded } from './unless-ended';

export const SAID_CHARACTERS = 500;
export const SEND_TIMEOUT_MS = 20_000;

interface Post {
  url: string;
  body: string;
  headers: Readonly<Record<string, string>>;
  signal: AbortSignal;
  timeoutMs?: number;
}

/**
 * One POST to an address that an admin entered, over a connection of its own to an address that was just checked.
 * Redirects are not followed: they would lead to one that was not. Throws only when `signal` ended it.
 */
export async function postJson({
  url,
  body,
  headers,
  signal,
  timeoutMs = SEND_TIMEOUT_MS,
}: Post): Promise<AttemptOutcome> {
  const deadline = AbortSignal.timeout(timeoutMs);
  const ended = AbortSignal.any([signal, deadline]);
  try {
    const to = new URL(url);
    const addresses = await unlessEnded(checkAddress(to.hostname), ended);
    const { status, text } = await send(
      to,
      addresses,
      body,
      { 'content-type': 'application/json', 'user-agent': 'Sluice', ...headers },
      ended,
    );
    return { kind: outcomeOfStatus(status), status, said: text };
  } catch (error) {
    signal.throwIfAborted();
    return { kind: 'failed', status: null, said: faultSentence(error, deadline.aborted, timeoutMs) };
  }
}

function send(
  url: URL,
  addresses: readonly CheckedAddress[],
  body: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<{ status: number; text: string }> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method: 'POST',
        agent: false,
        signal,
        lookup: answering(addresses),
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        // The status was given, and counts, however the rest of the answer ends.
        answer.on('error', finish);
        answer.on('data', (chunk: string) => {
          text += chunk;
          if (text.length >= SAID_CHARACTERS) finish();
        });
        answer.on('end', finish);
        function finish(): void {
          resolve({ status: answer.statusCode ?? 0, text: storable(text) });
          // What is left of a long answer is not read.
          answer.destroy();
        }
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Gives the checked addresses for whatever name is asked. */
function answering(addresses: readonly CheckedAddress[]): LookupFunction {
  return (_hostname, options, callback) => {
    const [first] = addresses;
    if (options.all) callback(null, [...addresses]);
    else callback(null, first?.address ?? '', first?.family);
  };
}

/** PostgreSQL keeps no NUL in a text. */
function storable(text: string): string {
  return text.replaceAll('\0', '').slice(0, SAID_CHARACTERS);
}

const FAULTS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Nothing listens there: the connection was refused.',
  ECONNRESET: 'The connection was broken off.',
  EPIPE: 'The connection was broken off.',
  ENOTFOUND: 'There is no host of this name.',
  EAI_AGAIN: 'The name could not be looked up.',
  ETIMEDOUT: 'The connection could not be made in time.',
  EHOSTUNREACH: 'The host cannot be reached.',
  ENETUNREACH: 'The network cannot be reached.',
};

function faultSentence(error: unknown, isLate: boolean, timeoutMs: number): string {
  if (isLate) return `No answer within ${timeoutMs / 1000} s.`;
  if (error instanceof RefusedAddress) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return FAULTS[code] ?? `The request failed${code === '' ? '' : ` (${code})`}.`;
}
