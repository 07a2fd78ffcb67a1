import type { Actor } from '@/lib/core/access/actor';
import { DomainError } from '@/lib/core/domain-error';
import type { ChangePasswordInput } from '@/lib/schemas/identity';
import { write } from '../../audit/write';
import { hashPassword, verifyPassword } from '../../auth/password';
import { lockUser, saveUser } from '../../db/user-rows';

/** One's own. */
export async function changePassword(actor: Actor, input: ChangePasswordInput): Promise<void> {
  return write({ actor, permission: 'account:own' }, async (tx) => {
    const user = await lockUser(tx, actor.id);
    if (!user) throw new DomainError('not_found', 'There is no such person.');
    if (!user.passwordHash)
      throw new DomainError(
        'conflict',
        'You sign in through single sign-on and have no password here.',
        'no_password',
      );
    if (!(await verifyPassword(input.current, user.passwordHash))) throw wrongPassword();
    const passwordHash = await hashPassword(input.next);
    const disabledAt = user.disabledAt ? new Date(user.disabledAt) : null;
    await saveUser(tx, user.id, { role: user.role, disabledAt, passwordHash });
    const data = { userId: user.id, name: user.name };
    return { result: undefined, audits: [{ action: 'user.password_changed', data }] };
  });
}

function wrongPassword(): DomainError {
  const message = 'This is not your present password.';
  return new DomainError('invalid_input', message, 'wrong_password', [
    { code: 'wrong_password', field: 'current', message },
  ]);
}
