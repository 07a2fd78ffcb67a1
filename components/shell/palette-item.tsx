'use client';

import { Command } from 'cmdk';
import type { ReactNode } from 'react';

export interface PaletteItemProps {
  /** What is searched. Unique in the palette. */
  value: string;
  hint?: string;
  onSelect: () => void;
  children: ReactNode;
}

export function PaletteItem({ value, hint, onSelect, children }: PaletteItemProps) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="flex min-h-8 cursor-default items-center gap-3 rounded-[5px] px-2.5 py-1 data-[selected=true]:bg-sunken data-[selected=true]:outline-2 data-[selected=true]:-outline-offset-2 data-[selected=true]:outline-accent pointer-coarse:min-h-10"
    >
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {hint ? <span className="code max-w-40 truncate text-mute">{hint}</span> : null}
    </Command.Item>
  );
}

export function PaletteGroup({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-sm [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-mute"
    >
      {children}
    </Command.Group>
  );
}
