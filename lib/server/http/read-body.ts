import type { IncomingMessage } from 'node:http';

export type BodyOutcome = { kind: 'body'; body: Buffer } | { kind: 'too_large' } | { kind: 'aborted' };

/** Collects a request body. Calls back exactly once, also when the client goes away in the middle. */
export function readBody(
  req: IncomingMessage,
  limitBytes: number,
  done: (outcome: BodyOutcome) => void,
): void {
  if (Number(req.headers['content-length'] ?? 0) > limitBytes) {
    done({ kind: 'too_large' });
    return;
  }
  let chunks: Buffer[] = [];
  let size = 0;
  let settled = false;
  const settle = (outcome: BodyOutcome): void => {
    if (settled) return;
    settled = true;
    chunks = [];
    done(outcome);
  };
  req.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > limitBytes) settle({ kind: 'too_large' });
    else if (!settled) chunks.push(chunk);
  });
  req.on('end', () => {
    const [first] = chunks;
    settle({ kind: 'body', body: chunks.length === 1 && first ? first : Buffer.concat(chunks) });
  });
  req.on('error', () => settle({ kind: 'aborted' }));
  req.on('close', () => settle({ kind: 'aborted' }));
}
