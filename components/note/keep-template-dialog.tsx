'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { TemplateNameForm } from '@/components/note-start/template-name-form';
import { Dialog, DialogContent, DialogDescription, DialogTitle } from '@/components/ui/dialog';
import { callApi } from '@/lib/client/call-api';
import type { NoteContent } from '@/lib/core/release/note';
import type { NoteTemplateView } from '@/lib/schemas/note-template';

export interface KeepTemplateDialogProps {
  note: NoteContent;
  suggestedName: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onKept: (template: NoteTemplateView) => void;
}

/** Keeps the note as it stands for later ones to begin with. */
export function KeepTemplateDialog(props: KeepTemplateDialogProps) {
  const { note, suggestedName, open, onOpenChange, onKept } = props;
  const [opened] = useState(suggestedName);
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent>
        <DialogTitle>Save as a template</DialogTitle>
        <DialogDescription>
          The note as it stands, without title, owner and versions. Later changes of this note leave the
          template as it is.
        </DialogDescription>
        <TemplateNameForm
          name={opened}
          submitLabel="Save the template"
          close={() => onOpenChange(false)}
          send={(name) => callApi<NoteTemplateView>('POST', '/note-templates', { name, note })}
          onDone={(template) => {
            toast.success(`The template “${template.name}” is saved.`);
            onKept(template);
          }}
        />
      </DialogContent>
    </Dialog>
  );
}
