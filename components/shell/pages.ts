/** The sections of the console, in the order of the top bar. */
export const PAGES = [
  { href: '/', label: 'Desk' },
  { href: '/features', label: 'Features' },
  { href: '/releases', label: 'Releases' },
  { href: '/review', label: 'Review' },
  { href: '/audit', label: 'Audit' },
  { href: '/settings', label: 'Settings' },
] as const;

/** Is this section the one that the path is in? The Desk is only itself. */
export function isCurrentPage(href: string, pathname: string): boolean {
  return href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`);
}
