import { OutputDiff } from '@/components/evidence/output-diff';
import { cn } from '@/lib/client/cn';
import { markedText } from '@/lib/core/review/visible-text';
import type { ReviewItemView } from '@/lib/schemas/review-item';
import { OutputPane } from './output-pane';
import { type OutputView, shownView } from './output-view';
import { cutText, TextView } from './text-view';

/** Of each side; both together are what a difference is computed of. */
const COMPARED = 10_000;
const LETTERS = ['A', 'B'] as const;

/** What was asked and what came back: one output, or two side by side, stacked where it is narrow. */
export function ItemView({ item, chosen }: { item: ReviewItemView; chosen: OutputView }) {
  const { inputs, outputs } = item;
  const view = shownView(chosen, outputs.length);
  const [first = '', second = ''] = outputs;
  return (
    <div className="flex flex-col gap-3">
      {inputs.length === 1 ? <Input title="Input" text={inputs[0] ?? null} /> : null}
      {view === 'diff' ? (
        <>
          {inputs.length === 2 ? (
            <div className="grid gap-3 sm:grid-cols-2">
              {inputs.map((text, at) => (
                <Input key={LETTERS[at]} title={`Input of ${LETTERS[at]}`} text={text} />
              ))}
            </div>
          ) : null}
          <OutputDiff neutral before={side('A', first)} after={side('B', second)} />
        </>
      ) : (
        <div className={cn('grid gap-3', outputs.length === 2 && 'md:grid-cols-2')}>
          {outputs.map((text, at) => (
            <OutputPane
              key={LETTERS[at]}
              title={outputs.length === 2 ? (LETTERS[at] ?? '') : 'Output'}
              text={text}
              view={view}
              {...(inputs.length === 2 && { input: inputs[at] ?? null })}
            />
          ))}
        </div>
      )}
    </div>
  );
}

function Input({ title, text }: { title: string; text: string | null }) {
  return (
    <section aria-label={title} className="min-w-0">
      <h2 className="mb-1 text-sm font-semibold text-mute">{title}</h2>
      <div className="rounded-control bg-sunken px-3.5 py-2.5 [&>*]:max-w-[92ch]">
        {text === null ? <p className="text-mute">Not told</p> : <TextView text={text} shown={1_500} />}
      </div>
    </section>
  );
}

function side(title: string, text: string) {
  const isCut = text.length > COMPARED;
  const shown = markedText(isCut ? cutText(text, COMPARED) : text);
  return { title: isCut ? `${title}, the first 10,000 characters` : title, text: shown, error: null };
}
