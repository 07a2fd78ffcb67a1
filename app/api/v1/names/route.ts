import { listNames } from '@/lib/server/services/names/list-names';
import { defineRoute } from '@/lib/server/transport/define-route';

export const GET = defineRoute(({ actor }) => listNames(actor));
