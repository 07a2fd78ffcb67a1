'use client';

import { BookmarkPlus, ChevronDown, Copy, Download, Printer, Upload } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '@/components/ui/menu';
import { copyNote } from './copy-note';
import { downloadText, noteFileName } from './markdown-file';

export interface NoteActionsProps {
  title: string;
  markdown: () => string;
  /** Null where the note may not be written. */
  onImport: (() => void) | null;
  /** Keeps the note as a template; null where one may not. */
  onKeep: (() => void) | null;
}

/** The note out of here and into here: Markdown, a template, paper. */
export function NoteActions({ title, markdown, onImport, onKeep }: NoteActionsProps) {
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
        <MenuItem onSelect={() => void copyNote(markdown())}>
          <Copy aria-hidden /> Copy as Markdown
        </MenuItem>
        {onImport ? (
          <MenuItem onSelect={onImport}>
            <Upload aria-hidden /> Import…
          </MenuItem>
        ) : null}
        {onKeep ? (
          <MenuItem onSelect={onKeep}>
            <BookmarkPlus aria-hidden /> Save as a template…
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
