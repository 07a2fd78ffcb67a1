'use client';

import { useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/lib/client/cn';
import { textBlocks } from '@/lib/core/review/text-blocks';
import { type TextRun, visibleText } from '@/lib/core/review/visible-text';
import { formatCount } from '@/lib/core/telemetry/format-metric';

const SHOWN = 20_000;
/** A word so long that looking for a good place to break it takes the browser minutes. */
const ENDLESS_WORD = /\S{2000}/;

export interface TextViewProps {
  text: string;
  /** How much of it at first. */
  shown?: number;
  isCode?: boolean;
}

/** A text as it is, whatever is in it: nothing runs, nothing hides, and nothing reorders what stands around it. */
export function TextView({ text, shown = SHOWN, isCode = false }: TextViewProps) {
  const [all, setAll] = useState(false);
  const isCut = text.length > shown && !all;
  const blocks = useMemo(
    () => textBlocks(visibleText(isCut ? cutText(text, shown) : text)),
    [text, shown, isCut],
  );
  if (text === '') return <p className="text-mute">Empty</p>;
  const wrap = ENDLESS_WORD.test(text) ? 'break-all' : '[overflow-wrap:anywhere]';
  return (
    <>
      <div
        dir="auto"
        className={cn('whitespace-pre-wrap [unicode-bidi:isolate]', wrap, isCode && 'font-mono text-sm')}
      >
        {blocks.map((runs, at) => (
          <Block
            // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of one text never move
            key={at}
            runs={runs}
            isFirst={at === 0}
          />
        ))}
      </div>
      {isCut ? (
        <Button size="sm" className="mt-2" onClick={() => setAll(true)}>
          Show all {formatCount(text.length)} characters
        </Button>
      ) : null}
    </>
  );
}

/**
 * Laid out when it comes into sight, so that a megabyte is there at once; the first in any case, since a height that is
 * guessed and then known would move what stands below a short text.
 */
function Block({ runs, isFirst }: { runs: readonly TextRun[]; isFirst: boolean }) {
  return (
    <div className={cn(!isFirst && '[contain-intrinsic-size:auto_20rem] [content-visibility:auto]')}>
      {runs.map((run, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the runs of one text never move
        <Run key={at} run={run} />
      ))}
    </div>
  );
}

function Run({ run }: { run: TextRun }) {
  if (run.kind === 'text') return run.text;
  return (
    <span className="mx-px rounded-sm bg-warn-soft px-0.5 font-mono text-xs text-warn [unicode-bidi:isolate]">
      {run.name}
    </span>
  );
}

/** Not through the middle of a character. */
export function cutText(text: string, length: number): string {
  const cut = text.slice(0, length);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}
