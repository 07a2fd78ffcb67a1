import type { Actor } from '@/lib/core/access/actor';
import { DomainError } from '@/lib/core/domain-error';
import type { ApiKeyView } from '@/lib/schemas/identity';
import { write } from '../../audit/write';
import { markKeyRevoked } from '../../db/key-rows';

/** For good, and at once. A key that is revoked already stays as it is. */
export async function revokeKey(actor: Actor, id: string): Promise<ApiKeyView> {
  return write({ actor, permission: 'key:manage' }, async (tx, { at }) => {
    const { key, changed } = await markKeyRevoked(tx, id, at);
    if (!key) throw new DomainError('not_found', 'There is no such API key.');
    if (!changed) return { result: key, audits: [] };
    const data = { keyId: key.id, name: key.name, prefix: key.prefix };
    return { result: key, audits: [{ action: 'key.revoked', data }], routing: true };
  });
}
