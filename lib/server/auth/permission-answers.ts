import type { Actor } from '@/lib/core/access/actor';
import { permissionSentence } from '@/lib/core/access/permission-sentence';
import type { Permission } from '@/lib/core/access/permissions';
import type { PermissionAnswers } from '@/lib/schemas/permission-answers';

/** What a view tells its reader of what they may do: null for yes, else the sentence that says why not. */
export function permissionAnswers(
  actor: Actor,
  permissions: readonly Permission[],
  owner?: { id: string; name: string } | null,
): PermissionAnswers {
  return Object.fromEntries(permissions.map((p) => [p, permissionSentence(actor, p, owner)]));
}
