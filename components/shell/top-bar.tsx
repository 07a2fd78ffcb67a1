'use client';

import { Search } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useState } from 'react';
import { Kbd } from '@/components/ui/kbd';
import { cn } from '@/lib/client/cn';
import { CommandPalette } from './command-palette';
import { isCurrentPage, PAGES } from './pages';
import { UserMenu, type UserMenuProps } from './user-menu';
import { Wordmark } from './wordmark';

export function TopBar({ user }: UserMenuProps) {
  const pathname = usePathname();
  const [paletteOpen, setPaletteOpen] = useState(false);
  return (
    <header className="sticky top-0 z-30 border-b border-line bg-bg print:hidden">
      <div className="flex h-11 items-center gap-5 px-4 sm:px-6 pointer-coarse:h-13">
        <Link href="/" aria-label="Sluice, to the Desk">
          <Wordmark />
        </Link>
        <nav aria-label="Main" className="hidden h-full items-stretch gap-4 md:flex">
          {PAGES.map(({ href, label }) => {
            const isCurrent = isCurrentPage(href, pathname);
            return (
              <Link
                key={href}
                href={href}
                aria-current={isCurrent ? 'page' : undefined}
                className={cn(
                  'flex items-center border-b-2 border-transparent pt-0.5 text-mute hover:text-ink',
                  isCurrent && 'border-ink font-medium text-ink',
                )}
              >
                {label}
              </Link>
            );
          })}
        </nav>
        <div className="ml-auto flex items-center gap-2">
          <button
            type="button"
            onClick={() => setPaletteOpen(true)}
            aria-keyshortcuts="Meta+K Control+K"
            className="inline-flex min-h-7 items-center gap-2 rounded-control px-2 text-mute hover:bg-sunken hover:text-ink pointer-coarse:min-h-10 pointer-coarse:min-w-10 pointer-coarse:justify-center"
          >
            <Search aria-hidden className="size-3.5" />
            <span className="max-md:sr-only">Search</span>
            <span aria-hidden className="max-md:hidden">
              <Kbd>⌘K</Kbd>
            </span>
          </button>
          <UserMenu user={user} />
        </div>
      </div>
      <CommandPalette open={paletteOpen} onOpenChange={setPaletteOpen} role={user.role} />
    </header>
  );
}
