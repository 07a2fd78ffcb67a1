'use client';

import { useEffect, useState } from 'react';
import { Dialog, DialogContent, DialogTitle } from '@/components/ui/dialog';
import type { Role } from '@/lib/core/access/permissions';
import type { PaletteCommands } from './palette-commands';
import { PALETTE_INPUT } from './palette-input';

export interface CommandPaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  role: Role;
}

type Commands = typeof PaletteCommands | null;

const fetchCommands = (): Promise<Commands> =>
  import('./palette-commands').then(
    (found) => found.PaletteCommands,
    () => null,
  );

/** Ctrl+K or ⌘K: every page, action, feature and release, by typing a part of its name. */
export function CommandPalette({ open, onOpenChange, role }: CommandPaletteProps) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // The commands are on their way before the second key is down.
      if (event.key === 'Control' || event.key === 'Meta') void fetchCommands();
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
        <Palette role={role} onDone={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}

/** One can type at once; what was typed until the commands have come is searched then. */
function Palette({ role, onDone }: { role: Role; onDone: () => void }) {
  const [typed, setTyped] = useState('');
  const [Found, setFound] = useState<Commands | 'coming'>('coming');

  useEffect(() => {
    void fetchCommands().then((commands) => setFound(() => commands));
  }, []);

  if (Found !== 'coming' && Found !== null)
    return <Found role={role} typed={typed} onType={setTyped} onDone={onDone} />;
  return (
    <>
      <input
        {...PALETTE_INPUT}
        aria-label="Search"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      {Found === null ? (
        <p className="px-4 py-3 text-fail">The server cannot be reached. Close this and try again.</p>
      ) : null}
    </>
  );
}
