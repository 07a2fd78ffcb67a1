import { createHash, randomBytes } from 'node:crypto';

const MARK = 'slc_';
/** How much of a secret is shown for recognising it: 36 of its 256 bits. */
const SHOWN = MARK.length + 6;

export interface KeySecret {
  secret: string;
  prefix: string;
  hash: string;
}

export function makeKeySecret(): KeySecret {
  const secret = MARK + randomBytes(32).toString('base64url');
  return { secret, prefix: secret.slice(0, SHOWN), hash: hashKeySecret(secret) };
}

export function hashKeySecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
