'use client';

import { useState } from 'react';
import { ConfirmDialog, type ConfirmOutcome } from '@/components/ui/confirm-dialog';
import { callApi } from '@/lib/client/call-api';
import { diffNotes } from '@/lib/core/release/note-diff';
import type { ReleaseView } from '@/lib/schemas/release';
import type { DraftSaver, DraftSnapshot } from './draft-saver';
import { NoteDiff } from './note-diff';

export interface ReviseDialogProps {
  saver: DraftSaver;
  draft: DraftSnapshot;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onRevised: (release: ReleaseView) => void;
}

/** Puts the draft in force as the next revision. The difference is shown first: goalposts do not move in silence. */
export function ReviseDialog({ saver, draft, open, onOpenChange, onRevised }: ReviseDialogProps) {
  const { release, fields } = draft;
  const next = (release.noteRevision ?? 0) + 1;
  const diff = diffNotes(release.note, fields.note);
  // One key for one wish: asking again after a lost answer makes no second revision.
  const [idempotencyKey] = useState(() => crypto.randomUUID());

  const revise = async (reason: string): Promise<ConfirmOutcome> => {
    if (!(await saver.flush())) {
      return { error: 'The draft is not saved yet, so it cannot be put in force. What you typed is kept.' };
    }
    const { id, seq } = saver.getSnapshot().release;
    const body = { event: 'revise_note', seq, ...(reason === '' ? {} : { reason }) };
    const answer = await callApi<ReleaseView>('POST', `/releases/${id}/transitions`, body, {
      idempotencyKey: `${idempotencyKey}-${seq}`,
    });
    if (!answer.ok) {
      const fresh = await callApi<ReleaseView>('GET', `/releases/${id}`);
      if (fresh.ok) saver.hear(fresh.data);
      return { error: answer.detail };
    }
    onRevised(answer.data);
  };

  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Save as revision ${next}`}
      body={
        <div className="flex flex-col gap-3">
          <p>
            Revision {next} holds from now on. Its difference from revision {release.noteRevision} goes on the
            timeline:
          </p>
          <div className="rounded-control border border-line px-3 py-2.5 text-ink">
            {diff.length > 0 ? <NoteDiff diff={diff} /> : <p>Nothing differs.</p>}
          </div>
        </div>
      }
      reasonLabel="Why it changes"
      confirmLabel={`Save as revision ${next}`}
      onConfirm={revise}
    />
  );
}
