/**
 * Where to go after signing in: the path that was asked for when it is one of ours, else the Desk. An address of
 * another site is never followed, however it is written.
 */
export function returnPath(asked: string | null | undefined, origin: string): string {
  if (!asked) return '/';
  let url: URL;
  try {
    url = new URL(asked, origin);
  } catch {
    return '/';
  }
  if (url.origin !== origin || /^\/(sign-in|setup|api)(\/|$)/.test(url.pathname)) return '/';
  // A path such as //host would leave the site when it is used without the origin.
  return url.pathname.startsWith('//') ? '/' : `${url.pathname}${url.search}${url.hash}`;
}
