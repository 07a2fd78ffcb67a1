'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions, DialogContent, DialogDescription, DialogTitle } from '@/components/ui/dialog';
import { parseNote } from '@/lib/core/release/note-markdown/parse-note';
import { diffDrafts } from './diff-drafts';
import type { DraftFields } from './draft-fields';
import { type ImportSurroundings, importedFields } from './imported-fields';
import { MarkdownInput } from './markdown-input';
import { NoteDiff } from './note-diff';

export interface ImportDialogProps {
  present: DraftFields;
  around: ImportSurroundings;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onReplace: (fields: DraftFields) => void;
}

/** Replaces the draft by a note in the template's Markdown, after showing what could not be read and what changes. */
export function ImportDialog({ present, around, open, onOpenChange, onReplace }: ImportDialogProps) {
  const [markdown, setMarkdown] = useState('');
  const parsed = markdown.trim() === '' ? null : parseNote(markdown);
  const imported = parsed ? importedFields(present, parsed, around) : null;
  const diff = imported ? diffDrafts(present, imported.fields, around) : [];

  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent size="lg">
        <DialogTitle>Import Markdown</DialogTitle>
        <DialogDescription>
          A note in the template's shape replaces the draft. The present draft can be taken back afterwards.
        </DialogDescription>
        <MarkdownInput
          value={markdown}
          onChange={setMarkdown}
          problems={[
            ...(parsed?.problems.map(({ message }) => message) ?? []),
            ...(imported?.unmatched ?? []),
          ]}
        />
        {imported ? (
          <section aria-label="What changes" className="flex flex-col gap-2">
            <h3 className="font-medium">
              {diff.length === 0
                ? 'Nothing changes'
                : `${diff.length === 1 ? '1 field changes' : `${diff.length} fields change`}`}
            </h3>
            {diff.length > 0 ? (
              <div className="max-h-64 overflow-y-auto rounded-control border border-line px-3 py-2.5">
                <NoteDiff diff={diff} />
              </div>
            ) : null}
          </section>
        ) : null}
        <DialogActions>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button
            variant="primary"
            disabled={imported === null}
            onClick={() => {
              if (imported === null) return;
              onReplace(imported.fields);
              setMarkdown('');
              onOpenChange(false);
            }}
          >
            Replace the draft
          </Button>
        </DialogActions>
      </DialogContent>
    </Dialog>
  );
}
