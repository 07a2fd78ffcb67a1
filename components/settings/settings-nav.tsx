'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { cn } from '@/lib/client/cn';

const SECTIONS = [
  { href: '/settings/people', label: 'People' },
  { href: '/settings/keys', label: 'API keys' },
  { href: '/settings/prices', label: 'Prices' },
  { href: '/settings/sources', label: 'Metric sources' },
  { href: '/settings/account', label: 'My account' },
  { href: '/settings/sample', label: 'Sample' },
] as const;

export function SettingsNav() {
  const pathname = usePathname();
  return (
    <nav aria-label="Settings" className="mb-5 flex gap-4 overflow-x-auto border-b border-line">
      {SECTIONS.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          aria-current={pathname === href ? 'page' : undefined}
          className={cn(
            '-mb-px flex min-h-8 items-center border-b-2 border-transparent font-medium whitespace-nowrap text-mute hover:text-ink pointer-coarse:min-h-10',
            pathname === href && 'border-ink text-ink',
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
