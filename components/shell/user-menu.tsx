'use client';

import { LogOut, Menu as MenuIcon } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTheme } from 'next-themes';
import {
  Menu,
  MenuContent,
  MenuItem,
  MenuLabel,
  MenuRadioGroup,
  MenuRadioItem,
  MenuSeparator,
  MenuTrigger,
} from '@/components/ui/menu';
import { cn } from '@/lib/client/cn';
import type { Role } from '@/lib/core/access/permissions';
import { isCurrentPage, PAGES } from './pages';
import { signOut } from './sign-out';

export interface UserMenuProps {
  user: { name: string; email: string; role: Role };
}

/** On a narrow screen it holds the sections too. */
export function UserMenu({ user }: UserMenuProps) {
  const pathname = usePathname();
  return (
    <Menu modal={false}>
      <MenuTrigger className="inline-flex min-h-7 items-center gap-2 rounded-control px-1.5 text-mute hover:bg-sunken hover:text-ink pointer-coarse:min-h-10 pointer-coarse:min-w-10 pointer-coarse:justify-center">
        <MenuIcon aria-hidden className="size-4.5 md:hidden" />
        <span
          aria-hidden
          className="hidden size-5.5 place-items-center rounded-full bg-ink text-xs font-semibold text-bg md:grid"
        >
          {initials(user.name)}
        </span>
        <span className="hidden max-w-40 truncate lg:inline">{user.name}</span>
        <span className="sr-only lg:hidden">Menu of {user.name}</span>
      </MenuTrigger>
      <MenuContent className="w-60">
        <div className="md:hidden">
          {PAGES.map(({ href, label }) => (
            <MenuItem key={href} asChild>
              <Link
                href={href}
                aria-current={isCurrentPage(href, pathname) ? 'page' : undefined}
                className={cn(isCurrentPage(href, pathname) && 'font-semibold')}
              >
                {label}
              </Link>
            </MenuItem>
          ))}
          <MenuSeparator />
        </div>
        <MenuLabel>
          <span className="block truncate font-medium text-ink">{user.name}</span>
          <span className="block truncate">
            {user.email}, {user.role}
          </span>
        </MenuLabel>
        <MenuItem asChild>
          <Link href="/settings/account">My account</Link>
        </MenuItem>
        <MenuSeparator />
        <ThemeChoice />
        <MenuSeparator />
        <MenuItem onSelect={() => void signOut()}>
          <LogOut aria-hidden /> Sign out
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}

function ThemeChoice() {
  const { theme, setTheme } = useTheme();
  return (
    <>
      <MenuLabel>Look</MenuLabel>
      <MenuRadioGroup value={theme ?? 'system'} onValueChange={setTheme}>
        <MenuRadioItem value="system">As the system</MenuRadioItem>
        <MenuRadioItem value="light">Light</MenuRadioItem>
        <MenuRadioItem value="dark">Dark</MenuRadioItem>
      </MenuRadioGroup>
    </>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.[0] ?? '');
  return letters.join('').toUpperCase();
}
