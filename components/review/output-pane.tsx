import type { ReactNode } from 'react';
import { JsonView } from './json-view';
import { MarkdownView } from './markdown-view';
import type { OutputView } from './output-view';
import { TextView } from './text-view';

interface OutputPaneProps {
  /** "Output", or the letter of one of two. */
  title: string;
  text: string;
  view: Exclude<OutputView, 'diff'>;
  /** Shown above the output where the two answer different inputs. */
  input?: string | null;
}

/** One output in its own frame, which scrolls where there is room beside others. */
export function OutputPane({ title, text, view, input }: OutputPaneProps) {
  return (
    <div className="flex min-w-0 flex-col">
      <h2 className="mb-1 text-sm font-semibold text-mute">{title}</h2>
      {input === undefined ? null : (
        <div className="mb-2 rounded-control bg-sunken px-3 py-2 text-mute">
          <TextView text={input ?? ''} shown={1_000} />
        </div>
      )}
      <Frame title={title}>
        {view === 'text' ? <TextView text={text} /> : null}
        {view === 'markdown' ? <MarkdownView text={text} /> : null}
        {view === 'json' ? <JsonView text={text} /> : null}
      </Frame>
    </div>
  );
}

function Frame({ title, children }: { title: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a section has its heading inside, and this one scrolls without it
    <div
      role="region"
      aria-label={title}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
      tabIndex={0}
      className="min-w-0 flex-1 overflow-x-auto rounded-control border border-line bg-card px-3.5 py-3 md:max-h-[56dvh] md:overflow-y-auto [&>*]:max-w-[92ch]"
    >
      {children}
    </div>
  );
}
