import { refused, SourceFault, unreachable } from './source-fault';

const MOST_BYTES = 5_000_000;

export interface HttpAnswer {
  status: number;
  text: string;
}

/**
 * One request to an address that an admin entered. Redirects are not followed: they would carry the request, and its
 * authorization, to a place that nobody entered. Reads 5 MB at most. Throws a SourceFault.
 */
export async function askHttp(
  url: string,
  init: { method: 'GET' | 'POST'; headers: Record<string, string>; body?: URLSearchParams | FormData },
  { seconds, signal }: { seconds: number; signal: AbortSignal },
): Promise<HttpAnswer> {
  const deadline = AbortSignal.timeout(seconds * 1000);
  const both = AbortSignal.any([signal, deadline]);
  try {
    const response = await fetch(url, { redirect: 'manual', signal: both, ...init });
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      throw refused(
        `it redirects (${response.status}), which is not followed. Enter the address it leads to.`,
      );
    }
    return { status: response.status, text: await readLimited(response) };
  } catch (error) {
    if (error instanceof SourceFault) throw error;
    throw both.aborted ? new SourceFault({ kind: 'too_slow', seconds }) : unreachable(error);
  }
}

async function readLimited(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES)
      throw refused(`its answer is larger than ${MOST_BYTES / 1_000_000} MB. Ask for less.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

export function basicAuthorization(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

/** Null for what is no JSON. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
