import { type NextRequest, NextResponse } from 'next/server';
import { PAGE_PATH_HEADER } from './lib/server/transport/page-path';

/** Tells each page its own address, which Next does not, so that signing in can lead back to it. */
export function proxy(request: NextRequest): NextResponse {
  const url = request.nextUrl.clone();
  url.searchParams.delete('_rsc');
  const headers = new Headers(request.headers);
  headers.set(PAGE_PATH_HEADER, `${url.pathname}${url.search}`);
  return NextResponse.next({ request: { headers } });
}

export const config = {
  matcher: [
    '/',
    '/features/:path*',
    '/releases/:path*',
    '/review/:path*',
    '/audit/:path*',
    '/settings/:path*',
  ],
};
