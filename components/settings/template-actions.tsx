'use client';

import { Ellipsis } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { TemplateNameForm } from '@/components/note-start/template-name-form';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Dialog, DialogContent, DialogTitle } from '@/components/ui/dialog';
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/components/ui/menu';
import { callApi } from '@/lib/client/call-api';
import type { NoteTemplateView } from '@/lib/schemas/note-template';

/** What whoever works on releases may do with one template. */
export function TemplateActions({ template }: { template: Pick<NoteTemplateView, 'id' | 'name'> }) {
  const router = useRouter();
  const [open, setOpen] = useState<'rename' | 'remove' | null>(null);
  const { id, name } = template;

  const remove = async () => {
    const answer = await callApi('DELETE', `/note-templates/${id}`);
    if (!answer.ok) return { error: answer.detail };
    toast.success(`The template “${name}” is removed.`);
    router.refresh();
    return undefined;
  };

  return (
    <>
      <Menu modal={false}>
        <MenuTrigger asChild>
          <Button variant="ghost" size="sm" aria-label={`Change the template ${name}`}>
            <Ellipsis aria-hidden />
          </Button>
        </MenuTrigger>
        <MenuContent>
          <MenuItem onSelect={() => setOpen('rename')}>Rename</MenuItem>
          <MenuItem onSelect={() => setOpen('remove')} className="text-fail">
            Remove
          </MenuItem>
        </MenuContent>
      </Menu>
      <Dialog open={open === 'rename'} onOpenChange={(isOpen) => setOpen(isOpen ? 'rename' : null)}>
        <DialogContent>
          <DialogTitle>Rename the template</DialogTitle>
          <TemplateNameForm
            name={name}
            submitLabel="Rename"
            close={() => setOpen(null)}
            send={(next) => callApi<NoteTemplateView>('PATCH', `/note-templates/${id}`, { name: next })}
            onDone={(renamed) => {
              toast.success(`The template is called “${renamed.name}”.`);
              router.refresh();
            }}
          />
        </DialogContent>
      </Dialog>
      <ConfirmDialog
        open={open === 'remove'}
        onOpenChange={(isOpen) => setOpen(isOpen ? 'remove' : null)}
        title={`Remove the template “${name}”?`}
        body="Notes that began with it stay as they are. The audit trail keeps what was in it."
        confirmLabel="Remove"
        tone="danger"
        onConfirm={remove}
      />
    </>
  );
}
