// The secret that signs sessions: given, or made once and kept.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export function sessionSecret(data, given) {
  if (given) return given;
  const file = path.join(data, 'secret');
  if (!existsSync(file))
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length < 32)
    throw new Error(`${file} holds no secret. Remove it, and a new one is made; all sign in again.`);
  return secret;
}
