import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/core/access/actor';
import type { CreateUserInput, UserView } from '@/lib/schemas/identity';
import { write } from '../../audit/write';
import { hashPassword } from '../../auth/password';
import { createUserRow } from './internal';

export async function createUser(actor: Actor, input: CreateUserInput): Promise<UserView> {
  return write({ actor, permission: 'people:manage' }, async (tx) => {
    const { email, name, role } = input;
    const passwordHash = await hashPassword(input.password);
    const user = await createUserRow(tx, { id: randomUUID(), email, name, role, passwordHash });
    return {
      result: user,
      audits: [{ action: 'user.created', data: { userId: user.id, name, email, role } }],
    };
  });
}
