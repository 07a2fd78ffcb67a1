import { createFeatureInput } from '@/lib/schemas/feature';
import { createFeature } from '@/lib/server/services/feature/create-feature';
import { listFeatures } from '@/lib/server/services/feature/list-features';
import { defineRoute } from '@/lib/server/transport/define-route';

export const GET = defineRoute(({ actor }) => listFeatures(actor));

export const POST = defineRoute(({ actor, body }) => createFeature(actor, body), {
  input: createFeatureInput,
  status: 201,
});
