import type { Actor } from '@/lib/core/access/actor';
import type { ApiKeyView } from '@/lib/schemas/identity';
import { authorize } from '../../auth/authorize';
import { listKeyViews } from '../../db/key-rows';

/** The newest first, revoked ones too. */
export async function listKeys(actor: Actor): Promise<ApiKeyView[]> {
  authorize(actor, 'key:manage');
  return listKeyViews();
}
