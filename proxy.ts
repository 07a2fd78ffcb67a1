import { type NextRequest, NextResponse } from 'next/server';
import { contentPolicy, NONCE_HEADER } from './lib/server/transport/content-policy';
import { PAGE_PATH_HEADER } from './lib/server/transport/page-path';

const POLICY = 'content-security-policy';

/**
 * Tells each page its own address, which Next does not, so that signing in can lead back to it; and what it may run, by a
 * nonce of its own, which Next puts on its scripts when it finds the policy in the request.
 */
export function proxy(request: NextRequest): NextResponse {
  const url = request.nextUrl.clone();
  url.searchParams.delete('_rsc');
  const nonce = btoa(crypto.randomUUID());
  const policy = contentPolicy(nonce, process.env.NODE_ENV === 'development');
  const headers = new Headers(request.headers);
  headers.set(PAGE_PATH_HEADER, `${url.pathname}${url.search}`);
  headers.set(NONCE_HEADER, nonce);
  headers.set(POLICY, policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set(POLICY, policy);
  return response;
}

export const config = {
  // Everything that is a page, the missing ones included.
  matcher: ['/((?!api/|_next/|icon.svg).*)'],
};
