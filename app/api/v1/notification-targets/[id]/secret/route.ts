import { rotateSecret } from '@/lib/server/services/notify/rotate-secret';
import { defineRoute } from '@/lib/server/transport/define-route';

export const POST = defineRoute(({ actor, param }) => rotateSecret(actor, param('id')));
