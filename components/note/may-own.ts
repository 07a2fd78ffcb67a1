import type { UserView } from '@/lib/schemas/identity';

/** Who may be the owner of a release: an active admin or member. */
export function mayOwn(user: UserView): boolean {
  return user.disabledAt === null && (user.role === 'admin' || user.role === 'member');
}
