'use client';

import { Command } from 'cmdk';
import { useRouter } from 'next/navigation';
import { useTheme } from 'next-themes';
import { useLayoutEffect, useRef } from 'react';
import { ACCESS, type Permission, type Role } from '@/lib/core/access/permissions';
import { PAGES } from './pages';
import { PALETTE_INPUT } from './palette-input';
import { PaletteGroup, PaletteItem } from './palette-item';
import { signOut } from './sign-out';
import type { PaletteEntries } from './use-palette-entries';

export interface PaletteCommandsProps {
  role: Role;
  found: PaletteEntries;
  typed: string;
  onType: (typed: string) => void;
  onDone: () => void;
}

const ACTIONS: { label: string; href: string; permission: Permission }[] = [
  { label: 'New release', href: '/releases/new', permission: 'release:create' },
  { label: 'New feature', href: '/features/new', permission: 'feature:create' },
  { label: 'Add a person', href: '/settings/people', permission: 'people:manage' },
  { label: 'Create an API key', href: '/settings/keys', permission: 'key:manage' },
  { label: 'Change my password', href: '/settings/account', permission: 'account:own' },
];

export function PaletteCommands({ role, found, typed, onType, onDone }: PaletteCommandsProps) {
  const router = useRouter();
  const { setTheme } = useTheme();
  const input = useRef<HTMLInputElement>(null);

  // It takes the place of the field that stood here while this was fetched, and goes on where that was left: before the
  // next key, and before the dialog sees that nothing has the focus.
  useLayoutEffect(() => {
    if (document.activeElement !== document.body) return;
    input.current?.focus();
    input.current?.setSelectionRange(input.current.value.length, input.current.value.length);
  }, []);

  const run = (act: () => void) => () => {
    onDone();
    act();
  };
  const go = (href: string) => run(() => router.push(href));
  const mayDo = (permission: Permission) => (ACCESS[permission] as readonly string[]).includes(role);

  return (
    <Command label="Search" loop className="flex min-h-0 flex-col">
      <Command.Input {...PALETTE_INPUT} ref={input} value={typed} onValueChange={onType} />
      <Command.List className="max-h-[60vh] overflow-y-auto p-1.5">
        <Command.Empty className="px-2.5 py-6 text-mute">
          {found.isKnown ? 'Nothing has this name.' : 'Looking…'}
        </Command.Empty>
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
          <PaletteItem value="action sign out" onSelect={run(() => void signOut())}>
            Sign out
          </PaletteItem>
        </PaletteGroup>
      </Command.List>
    </Command>
  );
}
