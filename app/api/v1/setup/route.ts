import { type SetupState, setupInput } from '@/lib/schemas/identity';
import { needsSetup } from '@/lib/server/services/identity/needs-setup';
import { setUp } from '@/lib/server/services/identity/set-up';
import { definePublicRoute } from '@/lib/server/transport/define-route';

export const GET = definePublicRoute(async (): Promise<SetupState> => ({ needed: await needsSetup() }));

export const POST = definePublicRoute(({ body }) => setUp(body), { input: setupInput, status: 201 });
