import type { Actor } from '@/lib/core/access/actor';
import { DomainError } from '@/lib/core/domain-error';
import type { UpdateUserInput, UserView } from '@/lib/schemas/identity';
import type { AuditDraft } from '../../audit/append';
import { write } from '../../audit/write';
import { hashPassword } from '../../auth/password';
import type { Transaction } from '../../db/transaction';
import {
  listActiveReleasesOf,
  lockActiveAdmins,
  lockUser,
  saveUser,
  type UserWithHash,
} from '../../db/user-rows';

/** Changes a role, disables, enables, or sets a new password. */
export async function updateUser(actor: Actor, id: string, input: UpdateUserInput): Promise<UserView> {
  return write({ actor, permission: 'people:manage' }, async (tx, { at }) => {
    // Admins first and in one order, so that two updates at once cannot wait for each other.
    const admins = await lockActiveAdmins(tx);
    const before = await lockUser(tx, id);
    if (!before) throw new DomainError('not_found', 'There is no such person.');
    const after = {
      role: input.role ?? before.role,
      disabledAt: disabledAt(before, input.disabled, at),
      passwordHash: input.password ? await hashPassword(input.password) : before.passwordHash,
    };
    const staysAdmin = after.role === 'admin' && !after.disabledAt;
    if (admins.includes(id) && admins.length === 1 && !staysAdmin) throw lastAdmin(before);
    const mayOwn = (after.role === 'admin' || after.role === 'member') && !after.disabledAt;
    if (!mayOwn) await refuseOwners(tx, before);
    const user = await saveUser(tx, id, after);
    return { result: user, audits: auditsOf(before, user, input) };
  });
}

function disabledAt(before: UserWithHash, disabled: boolean | undefined, at: Date): Date | null {
  const since = before.disabledAt ? new Date(before.disabledAt) : null;
  if (disabled === undefined) return since;
  return disabled ? (since ?? at) : null;
}

function lastAdmin({ name }: UserWithHash): DomainError {
  const sentence = `${name} is the last active admin. Make somebody else an admin first.`;
  return new DomainError('conflict', sentence, 'last_admin');
}

async function refuseOwners(tx: Transaction, { id, name }: UserWithHash): Promise<void> {
  const releases = await listActiveReleasesOf(tx, id);
  if (releases.length === 0) return;
  const titles = releases.map(({ title }) => `"${title}"`).join(', ');
  const sentence = `${name} owns ${titles}. Hand ${releases.length === 1 ? 'it' : 'them'} over first.`;
  throw new DomainError('conflict', sentence, 'owns_releases', [], { releases });
}

function auditsOf(before: UserView, after: UserView, input: UpdateUserInput): AuditDraft[] {
  const data = { userId: after.id, name: after.name };
  const audits: AuditDraft[] = [];
  if (before.role !== after.role)
    audits.push({ action: 'user.role_changed', data: { ...data, from: before.role, to: after.role } });
  if (!before.disabledAt && after.disabledAt) audits.push({ action: 'user.disabled', data });
  if (before.disabledAt && !after.disabledAt) audits.push({ action: 'user.enabled', data });
  if (input.password) audits.push({ action: 'user.password_changed', data });
  return audits;
}
