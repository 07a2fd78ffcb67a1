import { revokeKey } from '@/lib/server/services/identity/revoke-key';
import { defineRoute } from '@/lib/server/transport/define-route';

export const DELETE = defineRoute(({ actor, param }) => revokeKey(actor, param('id')));
