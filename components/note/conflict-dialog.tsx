'use client';

import { Button } from '@/components/ui/button';
import { Dialog, DialogActions, DialogContent, DialogDescription, DialogTitle } from '@/components/ui/dialog';
import { TimeAgo } from '@/components/ui/time-ago';
import { diffNotes } from '@/lib/core/release/note-diff';
import type { ReleaseView } from '@/lib/schemas/release';
import type { DraftFields } from './draft-fields';
import { NoteDiff } from './note-diff';

export interface ConflictDialogProps {
  mine: DraftFields;
  theirs: ReleaseView;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}

/** Someone saved the draft elsewhere: shows where the two differ, and nothing is sent until one is chosen. */
export function ConflictDialog({ mine, theirs, onKeepMine, onTakeTheirs }: ConflictDialogProps) {
  const diff = diffNotes(theirs.draft.note, mine.note);
  if (theirs.title !== mine.title) {
    diff.unshift({ field: 'title', label: 'Title', before: theirs.title, after: mine.title });
  }
  return (
    <Dialog open>
      <DialogContent size="lg" className="[&>button:last-child]:hidden">
        <DialogTitle>This draft was saved from elsewhere</DialogTitle>
        <DialogDescription>
          The stored draft is of <TimeAgo at={theirs.draft.savedAt} />. Yours is still on this page and in
          this browser. Struck out is what the stored one says, marked is what yours says.
        </DialogDescription>
        {diff.length > 0 ? (
          <NoteDiff diff={diff} />
        ) : (
          <p>Both say the same; only owner or candidate may differ.</p>
        )}
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
