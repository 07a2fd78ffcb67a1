import { addSample } from '@/lib/server/services/sample/add-sample';
import { getSampleState } from '@/lib/server/services/sample/get-sample-state';
import { removeSample } from '@/lib/server/services/sample/remove-sample';
import { defineRoute } from '@/lib/server/transport/define-route';

export const GET = defineRoute(({ actor }) => getSampleState(actor));

export const POST = defineRoute(({ actor }) => addSample(actor), { status: 201 });

export const DELETE = defineRoute(({ actor }) => removeSample(actor));
