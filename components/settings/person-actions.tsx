'use client';

import { Ellipsis } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/components/ui/menu';
import { callApi } from '@/lib/client/call-api';
import type { UserView } from '@/lib/schemas/identity';
import { ChangeRole } from './change-role';
import { SetPassword } from './set-password';

type Open = 'role' | 'password' | 'disable' | null;

/** What an admin may do with one person. */
export function PersonActions({ person }: { person: UserView }) {
  const router = useRouter();
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const done = () => {
    close();
    router.refresh();
  };

  const setDisabled = async (disabled: boolean) => {
    const answer = await callApi('PATCH', `/users/${person.id}`, { disabled });
    if (!answer.ok) return { error: answer.detail };
    toast.success(disabled ? `${person.name} can no longer sign in.` : `${person.name} can sign in again.`);
    router.refresh();
    return undefined;
  };
  const enable = async () => {
    const outcome = await setDisabled(false);
    if (outcome) toast.error(outcome.error);
  };

  return (
    <>
      <Menu modal={false}>
        <MenuTrigger asChild>
          <Button variant="ghost" size="sm" aria-label={`Change ${person.name}`}>
            <Ellipsis aria-hidden />
          </Button>
        </MenuTrigger>
        <MenuContent>
          <MenuItem onSelect={() => setOpen('role')}>Change the role</MenuItem>
          <MenuItem onSelect={() => setOpen('password')}>Set a new password</MenuItem>
          {person.disabledAt ? (
            <MenuItem onSelect={() => void enable()}>Let in again</MenuItem>
          ) : (
            <MenuItem onSelect={() => setOpen('disable')} className="text-fail">
              Disable
            </MenuItem>
          )}
        </MenuContent>
      </Menu>
      {open === 'role' ? <ChangeRole person={person} onClose={close} onDone={done} /> : null}
      {open === 'password' ? <SetPassword person={person} onClose={close} onDone={done} /> : null}
      <ConfirmDialog
        open={open === 'disable'}
        onOpenChange={(isOpen) => setOpen(isOpen ? 'disable' : null)}
        title={`Disable ${person.name}?`}
        body="They are signed out at once and cannot sign in. What they did stays in the history, and you can let them in again."
        confirmLabel="Disable"
        tone="danger"
        onConfirm={() => setDisabled(true)}
      />
    </>
  );
}
