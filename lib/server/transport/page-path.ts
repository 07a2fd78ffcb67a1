/** The request header in which proxy.ts tells a page its own path and query. */
export const PAGE_PATH_HEADER = 'x-sluice-page-path';
