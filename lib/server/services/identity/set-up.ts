import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/core/access/actor';
import { DomainError } from '@/lib/core/domain-error';
import type { SetupInput, UserView } from '@/lib/schemas/identity';
import { write } from '../../audit/write';
import { hashPassword } from '../../auth/password';
import { countUsersLocked } from '../../db/user-rows';
import { addSample } from '../sample/add-sample';
import { createUserRow } from './internal';

/** The first visit: makes the first admin, who is also the one recorded as having done it. Only while nobody exists. */
export async function setUp(input: SetupInput): Promise<UserView> {
  const { name, email } = input;
  const passwordHash = await hashPassword(input.password);
  const actor: Actor = { kind: 'user', id: randomUUID(), name, email, role: 'admin' };
  const user = await write({ actor, permission: 'people:manage' }, async (tx) => {
    if ((await countUsersLocked(tx)) > 0)
      throw new DomainError('conflict', 'Sluice is set up already. Sign in instead.', 'already_set_up');
    const user = await createUserRow(tx, { id: actor.id, email, name, role: 'admin', passwordHash });
    const data = { userId: user.id, name, email, sample: input.sample };
    return { result: user, audits: [{ action: 'setup.completed', data }] };
  });
  if (input.sample) await addSample(actor);
  return user;
}
