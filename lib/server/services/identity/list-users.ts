import type { Actor } from '@/lib/core/access/actor';
import type { UserView } from '@/lib/schemas/identity';
import { authorize } from '../../auth/authorize';
import { listUserViews } from '../../db/user-rows';

/** By name. */
export async function listUsers(actor: Actor): Promise<UserView[]> {
  authorize(actor, 'people:read');
  return listUserViews();
}
