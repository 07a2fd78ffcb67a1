import type { IncomingMessage } from 'node:http';
import { decideAccess } from '@/lib/core/access/decide-access';
import type { Permission } from '@/lib/core/access/permissions';
import { hashKeySecret } from '../auth/key-secret';
import type { KeyRecord, Snapshot } from '../routing/snapshot';

export type Authentication = { kind: 'known'; key: KeyRecord } | { kind: 'refused'; status: 401 | 403 };

const REMEMBERED = 10_000;

// Secrets seen, by snapshot: a revoked key is gone with the snapshot that still had it. Only known secrets are kept.
let rememberedOf: Snapshot | null = null;
const remembered = new Map<string, KeyRecord>();

/** Which key does the request carry (Bearer or X-API-Key), and may it do this? No database, no clock. */
export function authenticate(
  req: IncomingMessage,
  snapshot: Snapshot,
  permission: Permission,
): Authentication {
  const secret = secretOf(req);
  const key = secret === undefined ? undefined : findKey(secret, snapshot);
  if (!key) return { kind: 'refused', status: 401 };
  const access = decideAccess({ kind: 'key', id: key.id, name: key.name, scopes: key.scopes }, permission);
  return access.kind === 'allowed' ? { kind: 'known', key } : { kind: 'refused', status: 403 };
}

function secretOf({ headers }: IncomingMessage): string | undefined {
  const { authorization } = headers;
  if (authorization) return /^bearer +(\S+) *$/i.exec(authorization)?.[1];
  const header = headers['x-api-key'];
  return Array.isArray(header) ? header[0] : header;
}

function findKey(secret: string, snapshot: Snapshot): KeyRecord | undefined {
  if (rememberedOf !== snapshot) {
    remembered.clear();
    rememberedOf = snapshot;
  }
  const known = remembered.get(secret);
  if (known) return known;
  const key = snapshot.keysByHash.get(hashKeySecret(secret));
  if (key && remembered.size < REMEMBERED) remembered.set(secret, key);
  return key;
}
