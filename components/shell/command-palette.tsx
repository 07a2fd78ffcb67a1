'use client';

import { Command } from 'cmdk';
import { useRouter } from 'next/navigation';
import { signOut } from 'next-auth/react';
import { useTheme } from 'next-themes';
import { useEffect } from 'react';
import { Dialog, DialogContent, DialogTitle } from '@/components/ui/dialog';
import { ACCESS, type Permission, type Role } from '@/lib/core/access/permissions';
import { PAGES } from './pages';
import { PaletteGroup, PaletteItem } from './palette-item';
import { usePaletteEntries } from './use-palette-entries';

export interface CommandPaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  role: Role;
}

const ACTIONS: { label: string; href: string; permission: Permission }[] = [
  { label: 'New release', href: '/releases/new', permission: 'release:create' },
  { label: 'New feature', href: '/features/new', permission: 'feature:create' },
  { label: 'Add a person', href: '/settings/people', permission: 'people:manage' },
  { label: 'Create an API key', href: '/settings/keys', permission: 'key:manage' },
  { label: 'Change my password', href: '/settings/account', permission: 'account:own' },
];

/** Ctrl+K or ⌘K: every page, action, feature and release, by typing a part of its name. */
export function CommandPalette({ open, onOpenChange, role }: CommandPaletteProps) {
  const router = useRouter();
  const { setTheme } = useTheme();
  const found = usePaletteEntries(open);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey) || event.shiftKey) return;
      event.preventDefault();
      onOpenChange(!open);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [open, onOpenChange]);

  const run = (act: () => void) => () => {
    onOpenChange(false);
    act();
  };
  const go = (href: string) => run(() => router.push(href));
  const mayDo = (permission: Permission) => (ACCESS[permission] as readonly string[]).includes(role);

  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent size="md" className="gap-0 overflow-hidden p-0">
        <DialogTitle className="sr-only">Search</DialogTitle>
        <Command label="Search" loop className="flex min-h-0 flex-col">
          <Command.Input
            placeholder="Search releases, features, pages, actions"
            className="h-12 w-full border-b border-line bg-transparent px-4 pr-12 text-lg outline-none placeholder:text-faint"
          />
          <Command.List className="max-h-[60vh] overflow-y-auto p-1.5">
            <Command.Empty className="px-2.5 py-6 text-mute">Nothing has this name.</Command.Empty>
            <PaletteGroup heading="Pages">
              {PAGES.map(({ href, label }) => (
                <PaletteItem key={href} value={`page ${label}`} onSelect={go(href)}>
                  {label}
                </PaletteItem>
              ))}
            </PaletteGroup>
            <PaletteGroup heading="Releases">
              {found.releases.map((release) => (
                <PaletteItem
                  key={release.id}
                  value={`release ${release.title} ${release.featureKey} ${release.id}`}
                  hint={release.featureKey}
                  onSelect={go(`/releases/${release.id}`)}
                >
                  {release.title}
                </PaletteItem>
              ))}
            </PaletteGroup>
            <PaletteGroup heading="Features">
              {found.features.map((feature) => (
                <PaletteItem
                  key={feature.id}
                  value={`feature ${feature.name} ${feature.key}`}
                  hint={feature.key}
                  onSelect={go(`/features/${encodeURIComponent(feature.key)}`)}
                >
                  {feature.name}
                </PaletteItem>
              ))}
            </PaletteGroup>
            {found.fault ? <p className="px-2.5 py-1.5 text-fail">{found.fault}</p> : null}
            <PaletteGroup heading="Actions">
              {ACTIONS.filter((action) => mayDo(action.permission)).map(({ label, href }) => (
                <PaletteItem key={label} value={`action ${label}`} onSelect={go(href)}>
                  {label}
                </PaletteItem>
              ))}
              <PaletteItem value="action light look theme" onSelect={run(() => setTheme('light'))}>
                Light look
              </PaletteItem>
              <PaletteItem value="action dark look theme" onSelect={run(() => setTheme('dark'))}>
                Dark look
              </PaletteItem>
              <PaletteItem
                value="action sign out"
                onSelect={run(() => void signOut({ callbackUrl: '/sign-in' }))}
              >
                Sign out
              </PaletteItem>
            </PaletteGroup>
          </Command.List>
        </Command>
      </DialogContent>
    </Dialog>
  );
}
