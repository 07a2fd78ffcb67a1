import type { Role } from '@/lib/core/access/permissions';
import { ACTIVE_STATUSES } from '@/lib/core/release/release-state';
import type { UserView } from '@/lib/schemas/identity';
import type { User } from './generated/client';
import { prismaClient } from './prisma-client';
import type { Reader } from './reader';
import type { Transaction } from './transaction';

/** For the checking and changing of passwords only; never sent. */
export interface UserWithHash extends UserView {
  passwordHash: string | null;
}

export function userView(row: User): UserView {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    disabledAt: row.disabledAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}

export async function findActiveUser(id: string): Promise<UserView | null> {
  const row = await prismaClient().user.findUnique({ where: { id } });
  return row && !row.disabledAt ? userView(row) : null;
}

/** For signing in: also those who are disabled, with what their password is checked against. */
export async function findUserByEmail(email: string): Promise<UserWithHash | null> {
  return withHash(await prismaClient().user.findUnique({ where: { email } }));
}

function withHash(row: User | null): UserWithHash | null {
  return row && { ...userView(row), passwordHash: row.passwordHash };
}

export async function listUserViews(): Promise<UserView[]> {
  const rows = await prismaClient().user.findMany({ orderBy: [{ name: 'asc' }, { id: 'asc' }] });
  return rows.map(userView);
}

/** The one active person of that name who may own a release; null when there is none, or more than one. */
export async function findOwnerNamed(
  reader: Reader,
  name: string,
): Promise<{ id: string; name: string } | null> {
  const rows = await reader.user.findMany({
    where: { name, disabledAt: null, role: { in: ['admin', 'member'] } },
    select: { id: true, name: true },
    take: 2,
  });
  return rows.length === 1 ? (rows[0] ?? null) : null;
}

export async function anyUserExists(): Promise<boolean> {
  return (await prismaClient().user.findFirst({ select: { id: true } })) !== null;
}

interface UserInsert {
  id: string;
  email: string;
  name: string;
  role: Role;
  passwordHash: string | null;
}

/** Null when the e-mail is taken. */
export async function insertUser(tx: Transaction, user: UserInsert): Promise<UserView | null> {
  const rows = await tx.user.createManyAndReturn({ data: [user], skipDuplicates: true });
  return rows[0] ? userView(rows[0]) : null;
}

/** Locks the row until the transaction ends. */
export async function lockUser(tx: Transaction, id: string): Promise<UserWithHash | null> {
  await tx.$queryRaw`SELECT 1 FROM app_user WHERE id = ${id} FOR UPDATE`;
  return withHash(await tx.user.findUnique({ where: { id } }));
}

/** Locks every active admin, in one order, so that two demotions at once cannot leave none. */
export async function lockActiveAdmins(tx: Transaction): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM app_user WHERE role = 'admin' AND disabled_at IS NULL ORDER BY id FOR UPDATE`;
  return rows.map((row) => row.id);
}

interface UserChange {
  role: Role;
  disabledAt: Date | null;
  passwordHash: string | null;
}

export async function saveUser(tx: Transaction, id: string, change: UserChange): Promise<UserView> {
  return userView(await tx.user.update({ where: { id }, data: change }));
}

/** What a person must hand over before they may no longer own. */
export async function listActiveReleasesOf(
  tx: Transaction,
  ownerId: string,
): Promise<{ id: string; title: string }[]> {
  return tx.release.findMany({
    where: { ownerId, status: { in: [...ACTIVE_STATUSES] } },
    select: { id: true, title: true },
    orderBy: { createdAt: 'asc' },
  });
}

// Any number that no other advisory lock of the project uses.
const SETUP_LOCK = 5_107_001;

/** Holds a lock until the transaction ends, so that of two first visits one sees the other's user. */
export async function countUsersLocked(tx: Transaction): Promise<number> {
  await tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(${SETUP_LOCK})`;
  return tx.user.count();
}
