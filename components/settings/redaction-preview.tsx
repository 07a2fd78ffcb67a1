'use client';

import { useState } from 'react';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import type { ReviewDraft } from './review-draft';
import { type RedactionPreviewState, useRedactionPreview } from './use-redaction-preview';

const EXAMPLE =
  'Hi, I am Ada (ada@example.org, +49 30 1234567). My card 4111 1111 1111 1111 was charged twice for ORD-204117.';

/** A text of one's own, as it would be stored by what stands above, saved or not. Nothing of it is kept. */
export function RedactionPreview({ redact, patterns }: Pick<ReviewDraft, 'redact' | 'patterns'>) {
  const [text, setText] = useState(EXAMPLE);
  const preview = useRedactionPreview(text, redact, patterns);
  return (
    <div className="grid gap-x-5 gap-y-4 border-t border-line pt-4 lg:grid-cols-2">
      <Field label="Try it" hint="By what stands above, saved or not. Nothing of this text is kept.">
        <Textarea
          rows={5}
          value={text}
          maxLength={20_000}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <div className="min-w-0">
        <p className="font-medium" id="redacted-label">
          As it would be stored
        </p>
        <section
          aria-labelledby="redacted-label"
          aria-busy={preview.busy}
          // Long texts scroll, which takes the keyboard too.
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
          tabIndex={0}
          className="mt-1 max-h-64 min-h-28 overflow-y-auto rounded-control border border-line bg-sunken px-2.5 py-1.5 whitespace-pre-wrap [overflow-wrap:anywhere]"
        >
          <RedactedText {...preview} />
        </section>
        <p className="mt-1 text-sm text-mute" role="status">
          {summaryOf(preview)}
        </p>
      </div>
    </div>
  );
}

function RedactedText({ view, fault }: RedactionPreviewState) {
  if (fault) return <span className="text-mute">{fault}</span>;
  if (!view) return null;
  const marks = Object.keys(view.found).map((name) => `[${name}]`);
  let at = 0;
  return splitAt(view.text, marks).map((part) => {
    const key = at;
    at += part.length;
    return marks.includes(part) ? (
      <mark key={key} className="rounded-[3px] border border-line-strong bg-card px-0.5 font-medium text-ink">
        {part}
      </mark>
    ) : (
      <span key={key}>{part}</span>
    );
  });
}

/** The text in parts, each mark one of them. */
function splitAt(text: string, marks: readonly string[]): string[] {
  return marks
    .reduce<string[]>(
      (parts, mark) =>
        parts.flatMap((part) =>
          marks.includes(part)
            ? [part]
            : part.split(mark).flatMap((piece, place) => (place === 0 ? [piece] : [mark, piece])),
        ),
      [text],
    )
    .filter((part) => part !== '');
}

function summaryOf({ view, fault }: RedactionPreviewState): string {
  if (fault || !view) return '';
  const found = Object.entries(view.found).map(([name, count]) => `${count} × ${name}`);
  return found.length === 0 ? 'Nothing is taken out.' : `Taken out: ${found.join(', ')}.`;
}
