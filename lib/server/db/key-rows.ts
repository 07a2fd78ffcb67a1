import { KEY_SCOPES, type KeyScope } from '@/lib/core/access/permissions';
import type { ApiKeyView } from '@/lib/schemas/identity';
import type { ApiKey } from './generated/client';
import { prismaClient } from './prisma-client';
import type { Transaction } from './transaction';

export function keyView(row: ApiKey): ApiKeyView {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes.filter(isScope),
    createdAt: row.createdAt.toISOString(),
    revokedAt: row.revokedAt?.toISOString() ?? null,
    isSample: row.isSample,
  };
}

export async function findActiveKey(secretHash: string): Promise<ApiKeyView | null> {
  const row = await prismaClient().apiKey.findUnique({ where: { secretHash } });
  return row && !row.revokedAt ? keyView(row) : null;
}

export async function listKeyViews(): Promise<ApiKeyView[]> {
  const rows = await prismaClient().apiKey.findMany({ orderBy: [{ createdAt: 'desc' }, { id: 'asc' }] });
  return rows.map(keyView);
}

function isScope(text: string): text is KeyScope {
  return (KEY_SCOPES as readonly string[]).includes(text);
}

interface KeyInsert {
  name: string;
  prefix: string;
  secretHash: string;
  scopes: KeyScope[];
  createdById: string;
  isSample: boolean;
}

export async function insertKey(tx: Transaction, key: KeyInsert): Promise<ApiKeyView> {
  return keyView(await tx.apiKey.create({ data: key }));
}

/** `changed` is false when it was revoked before; `key` is null when there is none. */
export async function markKeyRevoked(
  tx: Transaction,
  id: string,
  at: Date,
): Promise<{ key: ApiKeyView | null; changed: boolean }> {
  const { count } = await tx.apiKey.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: at } });
  const row = await tx.apiKey.findUnique({ where: { id } });
  return { key: row && keyView(row), changed: count > 0 };
}
