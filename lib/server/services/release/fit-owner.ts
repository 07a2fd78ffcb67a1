import { DomainError } from '@/lib/core/domain-error';
import type { Reader } from '@/lib/server/db/reader';

/** The person who is to own a release: active, and an admin or a member. Refuses anybody else by name. */
export async function fitOwner(
  reader: Reader,
  id: string,
  field: 'ownerId' | 'toOwnerId',
): Promise<{ id: string; name: string }> {
  const user = await reader.user.findUnique({ where: { id } });
  if (!user) throw unfit(field, 'There is no such person.');
  if (user.disabledAt) throw unfit(field, `${user.name} is disabled and cannot own a release.`);
  if (user.role !== 'admin' && user.role !== 'member') {
    throw unfit(field, `${user.name} is a ${user.role}: only an admin or a member may own a release.`);
  }
  return { id: user.id, name: user.name };
}

function unfit(field: string, message: string): DomainError {
  return new DomainError('invalid_input', message, 'unfit_owner', [{ code: 'unfit_owner', field, message }]);
}
