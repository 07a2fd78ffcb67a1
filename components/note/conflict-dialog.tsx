'use client';

import { Button } from '@/components/ui/button';
import { Dialog, DialogActions, DialogContent, DialogDescription, DialogTitle } from '@/components/ui/dialog';
import { TimeAgo } from '@/components/ui/time-ago';
import type { ReleaseView } from '@/lib/schemas/release';
import { type DraftNames, diffDrafts } from './diff-drafts';
import { type DraftFields, draftFieldsOf } from './draft-fields';
import { NoteDiff } from './note-diff';

export interface ConflictDialogProps {
  mine: DraftFields;
  theirs: ReleaseView;
  names: DraftNames;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}

/** Someone saved the draft elsewhere: shows where the two differ, and nothing is sent until one is chosen. */
export function ConflictDialog({ mine, theirs, names, onKeepMine, onTakeTheirs }: ConflictDialogProps) {
  const diff = diffDrafts(draftFieldsOf(theirs), mine, names);
  return (
    <Dialog open>
      <DialogContent
        size="lg"
        closable={false}
        // Neither choice is the one that a stray Enter should make.
        onOpenAutoFocus={(event) => event.preventDefault()}
      >
        <DialogTitle>This draft was saved from elsewhere</DialogTitle>
        <DialogDescription>
          It was stored <TimeAgo at={theirs.draft.savedAt} />. Yours is still on this page and in this
          browser. Struck out is what the stored one says, marked is what yours says.
        </DialogDescription>
        {diff.length > 0 ? <NoteDiff diff={diff} /> : <p>Both say the same.</p>}
        <DialogActions>
          <Button onClick={onTakeTheirs}>Take the stored draft</Button>
          <Button variant="primary" onClick={onKeepMine}>
            Keep mine
          </Button>
        </DialogActions>
      </DialogContent>
    </Dialog>
  );
}
