'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Note } from '@/components/ui/note';
import type { VerdictInput } from '@/lib/schemas/review-item';
import { ItemView } from './item-view';
import { KeysDialog } from './keys-dialog';
import { type OutputView, viewAfter } from './output-view';
import { QueueEnd } from './queue-end';
import { ACCEPTABLE, PAIR, pairVerdict, QUICK_REASONS, quickVerdict } from './quick-verdicts';
import { ReasonsDialog } from './reasons-dialog';
import type { ReviewSession, SessionItem } from './review-session';
import { SessionBar } from './session-bar';
import { type KeyActions, useKeys } from './use-keys';
import { useReviewSession } from './use-review-session';
import { VerdictBar } from './verdict-bar';
import { ViewChoice } from './view-choice';

interface JudgingScreenProps {
  releaseId: string;
  reviewerId: string;
}

/** One output, or two, after the other: by keys, by mouse or by thumb. */
export function JudgingScreen({ releaseId, reviewerId }: JudgingScreenProps) {
  const { session, snapshot } = useReviewSession(releaseId, reviewerId);
  const [view, setView] = useState<OutputView>('text');
  const [dialog, setDialog] = useState<'reasons' | 'keys' | null>(null);
  const [keysOn, setKeysOn] = useState(true);
  const { items, at } = snapshot;
  const current = items[at];
  const outputs = current?.item.outputs.length ?? 1;

  useKeys(
    {
      ...keysOf(current, session, () => setDialog('reasons')),
      v: () => setView(viewAfter(view, outputs)),
      '?': () => setDialog('keys'),
    },
    keysOn && dialog === null,
  );

  return (
    <>
      <SessionBar session={session} snapshot={snapshot} onShowKeys={() => setDialog('keys')} />
      <div role="status">
        {snapshot.notice === null ? null : (
          <Note tone="warn" className="mb-3">
            {snapshot.notice}
          </Note>
        )}
      </div>
      {current ? (
        <CurrentItem
          {...{ current, session, view }}
          place={{ at, count: items.length }}
          onChooseView={setView}
          onMore={() => setDialog('reasons')}
        />
      ) : (
        <QueueEnd session={session} snapshot={snapshot} />
      )}
      <ReasonsDialog
        open={dialog === 'reasons'}
        onClose={() => setDialog(null)}
        onJudge={(said) => {
          setDialog(null);
          session.judge(said);
        }}
      />
      <KeysDialog
        open={dialog === 'keys'}
        isOn={keysOn}
        onSwitch={setKeysOn}
        onClose={() => setDialog(null)}
      />
    </>
  );
}

interface CurrentItemProps {
  current: SessionItem;
  session: ReviewSession;
  view: OutputView;
  place: { at: number; count: number };
  onChooseView: (view: OutputView) => void;
  onMore: () => void;
}

function CurrentItem({ current, session, view, place, onChooseView, onMore }: CurrentItemProps) {
  const { item, said, closed } = current;
  const article = useRef<HTMLElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each item begins at its top, and with the focus in it
  useEffect(() => {
    window.scrollTo(0, 0);
    const isLost = document.activeElement === document.body || document.activeElement === null;
    if (isLost) article.current?.focus({ preventScroll: true });
  }, [item.id]);

  return (
    <article
      ref={article}
      tabIndex={-1}
      aria-label="To judge"
      data-item={item.id}
      className="pb-44 outline-none sm:pb-24"
    >
      <div className="mb-2 flex items-center gap-1.5 sm:-ml-2.5">
        <Button size="sm" variant="ghost" aria-keyshortcuts="k" onClick={session.previous}>
          <ChevronLeft aria-hidden />
          <span className="max-sm:sr-only">Previous</span>
        </Button>
        <Button size="sm" variant="ghost" aria-keyshortcuts="j" onClick={session.next}>
          <span className="max-sm:sr-only">Next</span>
          <ChevronRight aria-hidden />
        </Button>
        <p role="status" className="sr-only">
          {`${item.kind === 'pair' ? 'Two outputs' : 'One output'}, number ${place.at + 1}`}
          {said ? ', judged' : null}
        </p>
        <div className="ml-auto">
          <ViewChoice chosen={view} outputs={item.outputs.length} onChoose={onChooseView} />
        </div>
      </div>
      <ItemView key={item.id} item={item} chosen={view} />
      {/* Where it is, it stays: a verdict is not looked for. */}
      <div className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-bg">
        <div className="mx-auto max-w-[77rem] px-4 pt-2.5 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:px-6">
          {closed === null ? (
            <VerdictBar kind={item.kind} said={said} onJudge={session.judge} onMore={onMore} />
          ) : (
            <p className="text-mute">{closed}</p>
          )}
        </div>
      </div>
    </article>
  );
}

/** The keys that the item on the screen has. */
function keysOf(current: SessionItem | undefined, session: ReviewSession, more: () => void): KeyActions {
  const moves = { j: session.next, k: session.previous, u: session.undo };
  if (!current) return moves;
  const judge = (said: VerdictInput) => () => session.judge(said);
  if (current.item.kind === 'pair') {
    const verdicts = PAIR.map(({ key, verdict }) => [key, judge(pairVerdict(verdict))] as const);
    return { ...moves, ...Object.fromEntries(verdicts) };
  }
  const quick = QUICK_REASONS.map(({ key, reason }) => [key, judge(quickVerdict(reason))] as const);
  return { ...moves, ...Object.fromEntries(quick), 1: judge(ACCEPTABLE), 5: more };
}
