import { createHmac, timingSafeEqual } from 'node:crypto';

// EventSource cannot send a key, so the address carries a token. It must outlive a reconnect of a page that stays
// open all day; what it opens says only "ask again", and dies with the key that asked for it.
const LIFE_MS = 24 * 3_600_000;

export interface StreamClaim {
  keyId: string;
  /** The routing hash that the client had when it got the address. */
  routingHash: string;
}

export function makeStreamToken(secret: string, claim: StreamClaim, nowMs: number): string {
  const payload = Buffer.from(JSON.stringify([claim.keyId, claim.routingHash, nowMs + LIFE_MS])).toString(
    'base64url',
  );
  return `${payload}.${sign(secret, payload)}`;
}

/** Null for a token that is not ours, was changed, or is over. Never throws. */
export function readStreamToken(secret: string, token: string, nowMs: number): StreamClaim | null {
  const [payload, signature, ...rest] = token.split('.');
  if (!payload || !signature || rest.length > 0) return null;
  const expected = Buffer.from(sign(secret, payload));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const [keyId, routingHash, until] = JSON.parse(Buffer.from(payload, 'base64url').toString()) as [
    string,
    string,
    number,
  ];
  return until > nowMs ? { keyId, routingHash } : null;
}

function sign(secret: string, payload: string): string {
  return createHmac('sha256', secret).update(`sluice-ofrep-stream:${payload}`).digest('base64url');
}
