'use client';

import { LastStart } from '@/components/note-start/last-start';
import { MarkdownStart } from '@/components/note-start/markdown-start';
import { PromptfooStart } from '@/components/note-start/promptfoo-start';
import { StartTabs } from '@/components/note-start/start-tabs';
import { TemplateStart } from '@/components/note-start/template-start';
import { useStartChoice } from '@/components/note-start/use-start-choice';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions, DialogContent, DialogDescription, DialogTitle } from '@/components/ui/dialog';
import type { PastNote } from '@/lib/schemas/note-suggestions';
import type { NoteTemplateView } from '@/lib/schemas/note-template';
import { diffDrafts } from './diff-drafts';
import type { DraftFields } from './draft-fields';
import { type ImportSurroundings, importedFields } from './imported-fields';
import { NoteDiff } from './note-diff';

export interface ImportDialogProps {
  present: DraftFields;
  around: ImportSurroundings;
  last: PastNote | null;
  templates: readonly NoteTemplateView[];
  /** Metric sources that may be asked, by name. */
  sources: readonly string[];
  unitName: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onReplace: (fields: DraftFields) => void;
}

/** Replaces the draft by another beginning, after showing what could not be read and what changes. */
export function ImportDialog(props: ImportDialogProps) {
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange}>
      <DialogContent size="lg">
        <DialogTitle>Import into the note</DialogTitle>
        <DialogDescription>
          What is chosen replaces the draft; a promptfoo configuration adds to it. The present draft can be
          taken back afterwards.
        </DialogDescription>
        <ImportChoice {...props} />
      </DialogContent>
    </Dialog>
  );
}

function ImportChoice(props: ImportDialogProps) {
  const { present, around, last, templates, sources, unitName, onOpenChange, onReplace } = props;
  const base = present.note;
  const choice = useStartChoice({ last, templates, sources, unitName, base, first: 'markdown' });
  const { note, header } = choice.chosen;
  const imported = note && importedFields(present, { note, header: header ?? NO_HEADER }, around);
  const diff = imported ? diffDrafts(present, imported.fields, around) : [];
  return (
    <>
      <StartTabs
        choice={choice}
        panels={{
          ...(last && choice.last ? { last: <LastStart last={last} start={choice.last} /> } : {}),
          template: <TemplateStart templates={templates} choice={choice} />,
          markdown: <MarkdownStart choice={choice} unmatched={imported?.unmatched ?? []} />,
          promptfoo: <PromptfooStart choice={choice.promptfoo} />,
        }}
      />
      {imported ? (
        <section aria-label="What changes" className="flex flex-col gap-2">
          <h3 className="font-medium">
            {diff.length === 0
              ? 'Nothing changes'
              : `${diff.length === 1 ? '1 field changes' : `${diff.length} fields change`}`}
          </h3>
          {diff.length > 0 ? (
            <div className="rounded-control border border-line px-3 py-2.5">
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
            onOpenChange(false);
          }}
        >
          {choice.kind === 'promptfoo' ? 'Add to the draft' : 'Replace the draft'}
        </Button>
      </DialogActions>
    </>
  );
}

const NO_HEADER = { title: '', ownerName: null, baseline: null, candidate: null };
