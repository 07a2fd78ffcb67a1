import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import type { Actor } from '@/lib/core/access/actor';
import { sessionActor } from '../auth/session-actor';
import { needsSetup } from '../services/identity/needs-setup';

/** Who looks at this page; sends others to sign in, or to set up while nobody can. Asks once a request. */
export const pageActor = cache(async (): Promise<Extract<Actor, { kind: 'user' }>> => {
  const actor = await sessionActor((await headers()).get('cookie'));
  if (actor?.kind === 'user') return actor;
  redirect((await needsSetup()) ? '/setup' : '/sign-in');
});
