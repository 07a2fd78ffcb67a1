import { signOffInput } from '@/lib/schemas/sign-off';
import { getSignOff } from '@/lib/server/services/release/get-sign-off';
import { signOffRelease } from '@/lib/server/services/release/sign-off-release';
import { defineRoute } from '@/lib/server/transport/define-route';

export const GET = defineRoute(({ actor, param }) => getSignOff(actor, param('id')));

export const POST = defineRoute(({ actor, param, body }) => signOffRelease(actor, param('id'), body), {
  input: signOffInput,
});
