import type { Actor } from '@/lib/core/access/actor';
import type { CreatedKeyView, CreateKeyInput } from '@/lib/schemas/identity';
import { write } from '../../audit/write';
import { makeKeySecret } from '../../auth/key-secret';
import { insertKey } from '../../db/key-rows';

/** The answer is the only place where the secret ever stands. */
export async function createKey(
  actor: Actor,
  input: CreateKeyInput,
  { isSample = false }: { isSample?: boolean } = {},
): Promise<CreatedKeyView> {
  return write({ actor, permission: 'key:manage' }, async (tx) => {
    const { secret, prefix, hash } = makeKeySecret();
    const scopes = [...new Set(input.scopes)];
    const key = await insertKey(tx, {
      name: input.name,
      prefix,
      secretHash: hash,
      scopes,
      createdById: actor.id,
      isSample,
    });
    const data = { keyId: key.id, name: key.name, prefix, scopes };
    return { result: { ...key, secret }, audits: [{ action: 'key.created', data }], routing: true };
  });
}
