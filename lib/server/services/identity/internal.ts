import type { Role } from '@/lib/core/access/permissions';
import { DomainError } from '@/lib/core/domain-error';
import type { UserView } from '@/lib/schemas/identity';
import type { Transaction } from '../../db/transaction';
import { insertUser } from '../../db/user-rows';

interface NewUser {
  id: string;
  email: string;
  name: string;
  role: Role;
  passwordHash: string | null;
}

/** Inserts a user; an e-mail that is taken is a conflict that names the field. */
export async function createUserRow(tx: Transaction, user: NewUser): Promise<UserView> {
  const created = await insertUser(tx, user);
  if (created) return created;
  const message = `Somebody with the e-mail ${user.email} exists already.`;
  throw new DomainError('conflict', message, 'email_taken', [
    { code: 'email_taken', field: 'email', message },
  ]);
}
