'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import type { PlanFinding } from '@/lib/core/release/lint-plan';
import type { NoteCompleteness } from '@/lib/core/release/note-completeness';
import { diffNotes } from '@/lib/core/release/note-diff';
import { Completeness } from './completeness';
import type { DraftSaver, DraftSnapshot } from './draft-saver';
import { ReviseDialog } from './revise-dialog';
import { SaveStatus } from './save-status';

export interface NoteAsideProps {
  saver: DraftSaver;
  draft: DraftSnapshot;
  completeness: NoteCompleteness;
  findings: readonly PlanFinding[];
}

/** Beside the form: where the draft is, what the note lacks, and the way on. On a phone its head stays at the foot. */
export function NoteAside({ saver, draft, completeness, findings }: NoteAsideProps) {
  const { state, unsettled } = draft;
  const retry = () => void saver.flush();
  const { done, total, issues } = completeness;
  return (
    <>
      <aside id="completeness" aria-label="State of the note" className="scroll-mt-16 lg:sticky lg:top-16">
        <Card>
          <div className="flex flex-col gap-4">
            <SaveStatus state={state} unsettled={unsettled} onRetry={retry} />
            <Completeness
              done={done}
              total={total}
              issues={issues}
              warnings={findings.filter((finding) => finding.severity === 'warning')}
            />
            <WayOn saver={saver} draft={draft} isWhole={issues.length === 0} />
          </div>
        </Card>
      </aside>
      <div className="sticky bottom-0 z-20 -mx-4 flex items-center justify-between gap-3 border-t border-line bg-card px-4 py-2 sm:-mx-6 sm:px-6 lg:hidden">
        <a href="#completeness" className="shrink-0 font-medium underline underline-offset-2">
          {done} of {total} done
        </a>
        <span className="truncate text-sm text-mute">{shortState(state.kind)}</span>
      </div>
    </>
  );
}

function shortState(kind: DraftSnapshot['state']['kind']): string {
  switch (kind) {
    case 'saved':
      return 'Saved';
    case 'saving':
    case 'waiting':
      return 'Saving';
    case 'failed':
      return 'Not saved, kept in this browser';
    case 'conflict':
      return 'Choose which draft goes on';
  }
}

function WayOn({ saver, draft, isWhole }: { saver: DraftSaver; draft: DraftSnapshot; isWhole: boolean }) {
  const { release, fields } = draft;
  const router = useRouter();
  const [revising, setRevising] = useState(false);
  const [leaving, setLeaving] = useState(false);

  const openRelease = async () => {
    setLeaving(true);
    const isSaved = await saver.flush();
    setLeaving(false);
    if (isSaved || draft.unsettled.length > 0) router.push(`/releases/${release.id}`);
    else toast.error('The draft is not saved yet. What you typed is kept in this browser.');
  };

  if (release.noteRevision === null) {
    return (
      <div className="flex flex-col gap-1.5 border-t border-line pt-3">
        <Button
          variant={isWhole ? 'primary' : 'secondary'}
          loading={leaving}
          onClick={() => void openRelease()}
        >
          Go to the release
        </Button>
        <p className="text-sm text-mute">
          {isWhole ? 'It can start now.' : 'It can start when nothing is missing.'}
        </p>
      </div>
    );
  }
  const changes = diffNotes(release.note, fields.note).length;
  const next = release.noteRevision + 1;
  return (
    <div className="flex flex-col gap-1.5 border-t border-line pt-3">
      <Button variant="primary" disabled={!isWhole || changes === 0} onClick={() => setRevising(true)}>
        Save as revision {next}…
      </Button>
      <p className="text-sm text-mute">
        {changes === 0
          ? `The draft says what revision ${release.noteRevision} says.`
          : `${changes === 1 ? '1 field differs' : `${changes} fields differ`} from revision ${release.noteRevision}.`}
        {isWhole || changes === 0 ? '' : ' It can be saved when nothing is missing.'}
      </p>
      <ReviseDialog
        saver={saver}
        draft={draft}
        open={revising}
        onOpenChange={setRevising}
        onRevised={(revised) => {
          saver.adopt(revised);
          toast.success(`Revision ${revised.noteRevision} is in force.`);
        }}
      />
    </div>
  );
}
