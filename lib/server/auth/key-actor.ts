import type { Actor } from '@/lib/core/access/actor';
import { findActiveKey } from '../db/key-rows';
import { hashKeySecret } from './key-secret';

/** The secret a request carries, as `Authorization: Bearer …` or `X-API-Key`; null when it carries none. */
export function presentedKey(headers: Headers): string | null {
  const bearer = /^Bearer\s+(\S+)$/i.exec(headers.get('authorization') ?? '');
  return bearer?.[1] ?? headers.get('x-api-key');
}

/** Asks the database, not a cache: a revoked key is nobody at once. */
export async function keyActor(secret: string): Promise<Actor | null> {
  const key = await findActiveKey(hashKeySecret(secret));
  return key && { kind: 'key', id: key.id, name: key.name, scopes: key.scopes };
}
