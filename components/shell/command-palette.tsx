'use client';

import { useEffect, useState } from 'react';
import { Dialog, DialogContent, DialogTitle } from '@/components/ui/dialog';
import type { Role } from '@/lib/core/access/permissions';
import type { PaletteCommands } from './palette-commands';
import { PALETTE_INPUT } from './palette-input';
import { type PaletteEntries, usePaletteEntries } from './use-palette-entries';

export interface CommandPaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  role: Role;
}

let commands: typeof PaletteCommands | null = null;

async function fetchCommands(): Promise<typeof PaletteCommands> {
  commands ??= (await import('./palette-commands')).PaletteCommands;
  return commands;
}

/** Ctrl+K or ⌘K: every page, action, feature and release, by typing a part of its name. */
export function CommandPalette({ open, onOpenChange, role }: CommandPaletteProps) {
  const found = usePaletteEntries(open);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // The commands are on their way before the second key is down.
      if (event.key === 'Control' || event.key === 'Meta') fetchCommands().catch(() => {});
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey) || event.shiftKey) return;
      event.preventDefault();
      onOpenChange(!open);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [open, onOpenChange]);

  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent size="md" className="gap-0 overflow-hidden p-0">
        <DialogTitle className="sr-only">Search</DialogTitle>
        <Palette role={role} found={found} onDone={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}

interface PaletteProps {
  role: Role;
  found: PaletteEntries;
  onDone: () => void;
}

/** One can type at once; what was typed until the commands have come is searched then. */
function Palette({ role, found, onDone }: PaletteProps) {
  const [typed, setTyped] = useState('');
  const [Commands, setCommands] = useState(() => commands);
  const [isFailed, setFailed] = useState(false);

  useEffect(() => {
    fetchCommands().then(
      (fetched) => setCommands(() => fetched),
      () => setFailed(true),
    );
  }, []);

  if (Commands) return <Commands {...{ role, found, typed, onDone }} onType={setTyped} />;
  return (
    <>
      <input
        {...PALETTE_INPUT}
        aria-label="Search"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      {isFailed ? (
        <p role="alert" className="px-4 py-3 text-fail">
          The search could not be loaded. Reload the page.
        </p>
      ) : null}
    </>
  );
}
