import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import type { Actor } from '@/lib/core/access/actor';
import { sessionActor } from '../auth/session-actor';
import { needsSetup } from '../services/identity/needs-setup';
import { PAGE_PATH_HEADER } from './page-path';

/** Who looks at this page; sends others to sign in, or to set up while nobody can. Asks once a request. */
export const pageActor = cache(async (): Promise<Extract<Actor, { kind: 'user' }>> => {
  const requested = await headers();
  const actor = await sessionActor(requested.get('cookie'));
  if (actor?.kind === 'user') return actor;
  redirect((await needsSetup()) ? '/setup' : signInAddress(requested.get(PAGE_PATH_HEADER)));
});

// The sign-in page leads back to the page that was asked for; the Desk needs no mention.
function signInAddress(path: string | null): string {
  return path && path !== '/' ? `/sign-in?callbackUrl=${encodeURIComponent(path)}` : '/sign-in';
}
