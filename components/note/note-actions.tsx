'use client';

import { ChevronDown, Copy, Download, Printer, Upload } from 'lucide-react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '@/components/ui/menu';
import { downloadText, noteFileName } from './markdown-file';

export interface NoteActionsProps {
  title: string;
  markdown: () => string;
  /** Null where the note may not be written. */
  onImport: (() => void) | null;
}

/** The note out of here and into here: Markdown, paper. */
export function NoteActions({ title, markdown, onImport }: NoteActionsProps) {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(markdown());
      toast.success('The note is copied as Markdown.');
    } catch {
      toast.error('The browser did not allow copying. Download the file instead.');
    }
  };
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button className="print:hidden">
          {onImport ? 'Export and import' : 'Export'} <ChevronDown aria-hidden />
        </Button>
      </MenuTrigger>
      <MenuContent>
        <MenuItem onSelect={() => downloadText(noteFileName(title), markdown())}>
          <Download aria-hidden /> Download as Markdown
        </MenuItem>
        <MenuItem onSelect={() => void copy()}>
          <Copy aria-hidden /> Copy as Markdown
        </MenuItem>
        {onImport ? (
          <MenuItem onSelect={onImport}>
            <Upload aria-hidden /> Import Markdown…
          </MenuItem>
        ) : null}
        <MenuSeparator />
        <MenuItem onSelect={() => window.print()}>
          <Printer aria-hidden /> Print
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
