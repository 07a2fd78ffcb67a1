'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { TAB, TAB_BAR } from '@/components/ui/tab-look';
import { cn } from '@/lib/client/cn';

const SECTIONS = [
  { href: '/settings/people', label: 'People' },
  { href: '/settings/keys', label: 'API keys' },
  { href: '/settings/prices', label: 'Prices' },
  { href: '/settings/sources', label: 'Metric sources' },
  { href: '/settings/notifications', label: 'Notifications' },
  { href: '/settings/account', label: 'My account' },
  { href: '/settings/sample', label: 'Sample' },
] as const;

export function SettingsNav() {
  const pathname = usePathname();
  return (
    <nav aria-label="Settings" className={cn(TAB_BAR, 'mb-5')}>
      {SECTIONS.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          aria-current={isIn(pathname, href) ? 'page' : undefined}
          className={cn(
            TAB,
            'flex min-h-8 items-center pointer-coarse:min-h-10',
            isIn(pathname, href) && 'border-ink text-ink',
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}

function isIn(pathname: string, href: string): boolean {
  return pathname === href || pathname.startsWith(`${href}/`);
}
