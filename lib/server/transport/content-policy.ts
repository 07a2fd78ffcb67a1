/** The request header in which proxy.ts tells the root layout the nonce of this page's scripts. */
export const NONCE_HEADER = 'x-nonce';

/**
 * What a page may load and run: its own scripts by nonce and what those load, nothing written into the page, nothing from
 * elsewhere. Styles may be inline, since the charts and the popovers place themselves by them. Development needs `eval` for
 * readable stacks and a socket for reloading.
 */
export function contentPolicy(nonce: string, isDevelopment: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? ' ws: wss:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
