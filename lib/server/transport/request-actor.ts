import type { Actor } from '@/lib/core/access/actor';
import { keyActor, presentedKey } from '../auth/key-actor';
import { sessionActor } from '../auth/session-actor';
import { env } from '../env';
import { BadRequest } from './problem';

/** Who asks: an API key when one is sent (a wrong one is nobody, whatever the cookies say), else the session. */
export async function requestActor(request: Request): Promise<Actor | null> {
  const secret = presentedKey(request.headers);
  if (secret !== null) return keyActor(secret);
  refuseOtherSites(request);
  return sessionActor(request.headers.get('cookie'));
}

/**
 * Cookies go along with whatever a browser sends, so a write must come from our own pages. Browsers name the origin
 * of every write; programs that name none carry no one else's cookies.
 */
export function refuseOtherSites(request: Request): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const origin = request.headers.get('origin');
  if (origin === null || ownHosts(request).includes(hostOf(origin))) return;
  throw new BadRequest(403, 'foreign_origin', 'This request came from the page of another site.');
}

function ownHosts(request: Request): (string | null)[] {
  const { PUBLIC_URL } = env();
  const asked = [request.headers.get('host'), request.headers.get('x-forwarded-host')];
  return PUBLIC_URL ? [hostOf(PUBLIC_URL), ...asked] : asked;
}

// An origin that is no address ("null", of a sandboxed page) is nobody's host.
function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : '';
}
