import { createReleaseInput, releaseQuery } from '@/lib/schemas/release';
import { createRelease } from '@/lib/server/services/release/create-release';
import { listReleases } from '@/lib/server/services/release/list-releases';
import { defineRoute } from '@/lib/server/transport/define-route';

export const GET = defineRoute(({ actor, query }) => listReleases(actor, query), { query: releaseQuery });

export const POST = defineRoute(({ actor, body }) => createRelease(actor, body), {
  input: createReleaseInput,
  status: 201,
  idempotent: true,
});
