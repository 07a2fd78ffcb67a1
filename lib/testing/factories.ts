import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/core/access/actor';
import type { KeyScope, Role } from '@/lib/core/access/permissions';
import { makeKeySecret } from '@/lib/server/auth/key-secret';
import { hashPassword } from '@/lib/server/auth/password';
import { prismaClient } from '@/lib/server/db/prisma-client';

export type UserActor = Extract<Actor, { kind: 'user' }>;
export type KeyActor = Extract<Actor, { kind: 'key' }>;

export const TEST_PASSWORD = 'correct horse battery';
let testHash: Promise<string> | undefined;

interface UserOptions {
  name?: string;
  email?: string;
  disabled?: boolean;
  /** False for one who only signs in through single sign-on. */
  hasPassword?: boolean;
}

/** A stored user with TEST_PASSWORD, as the actor they are. No audit row: it was there before the test began. */
export async function makeUser(role: Role, options: UserOptions = {}): Promise<UserActor> {
  testHash ??= hashPassword(TEST_PASSWORD);
  const id = randomUUID();
  const email = options.email ?? `${role}-${id.slice(0, 8)}@example.com`;
  const name = options.name ?? `${role} ${id.slice(0, 4)}`;
  const passwordHash = options.hasPassword === false ? null : await testHash;
  const disabledAt = options.disabled ? new Date() : null;
  await prismaClient().user.create({ data: { id, name, email, role, passwordHash, disabledAt } });
  return { kind: 'user', id, name, email, role };
}

/** A stored API key, as the actor it is, with its secret. */
export async function makeKey(scopes: KeyScope[]): Promise<{ actor: KeyActor; secret: string }> {
  const { secret, prefix, hash } = makeKeySecret();
  const name = `key for ${scopes.join(', ')}`;
  const row = await prismaClient().apiKey.create({
    data: { name, prefix, secretHash: hash, scopes, createdById: 'the tests' },
  });
  return { actor: { kind: 'key', id: row.id, name, scopes }, secret };
}

/** Somebody who acts without being stored, for what only looks at the actor. */
export function actor(role: Role): UserActor {
  return { kind: 'user', id: `id-of-${role}`, name: `The ${role}`, email: `${role}@example.com`, role };
}
