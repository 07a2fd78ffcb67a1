'use client';

import type { ReactNode } from 'react';
import Markdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { isTooDeep } from '@/lib/core/review/is-too-deep';
import { markedText } from '@/lib/core/review/visible-text';
import { formatCount } from '@/lib/core/telemetry/format-metric';
import { cutText, TextView } from './text-view';

/** The time to lay hostile text out grows faster than its length: a second and a half at most for this much. */
const SHOWN = 10_000;
const PLUGINS = [remarkGfm];
const LOOK =
  '[overflow-wrap:anywhere] [unicode-bidi:isolate] [&_blockquote]:my-2 [&_blockquote]:border-l-2 [&_blockquote]:pl-3 [&_code]:font-mono [&_code]:text-sm [&_hr]:my-3 [&_li]:my-0.5 [&_ol]:my-2 [&_ol]:list-decimal [&_ol]:pl-6 [&_p]:my-2 [&_pre]:my-2 [&_pre]:rounded-control [&_pre]:bg-sunken [&_pre]:px-3 [&_pre]:py-2 [&_pre]:whitespace-pre-wrap [&_table]:my-2 [&_td]:border [&_td]:px-2 [&_td]:py-1 [&_th]:border [&_th]:px-2 [&_th]:py-1 [&_th]:text-left [&_ul]:my-2 [&_ul]:list-disc [&_ul]:pl-6 [&>:first-child]:mt-0 [&>:last-child]:mb-0';

/** The page's own outline has no place for an output's headings. */
const heading =
  (size: string) =>
  ({ children }: { children?: ReactNode }) => <p className={`font-semibold ${size}`}>{children}</p>;

/** Where a link leads and what an image is are said and not followed; HTML is text. */
const COMPONENTS: Components = {
  a: ({ children, href }) => (
    <span>
      <span className="underline decoration-dotted">{children}</span>{' '}
      <span className="code text-mute">({href})</span>
    </span>
  ),
  img: ({ alt, src }) => (
    <span className="code text-mute">
      [image: {alt} ({String(src)})]
    </span>
  ),
  input: ({ checked }) => <span>{checked ? '☑' : '☐'}</span>,
  section: ({ children }) => <div>{children}</div>,
  h1: heading('text-xl'),
  h2: heading('text-lg'),
  h3: heading('text-base'),
  h4: heading('text-base'),
  h5: heading('text-base'),
  h6: heading('text-base'),
};

/** An output laid out as its Markdown says. */
export function MarkdownView({ text }: { text: string }) {
  const isCut = text.length > SHOWN;
  if (isTooDeep(text)) return <TextView text={text} />;
  return (
    <>
      <div className={LOOK}>
        <Markdown remarkPlugins={PLUGINS} components={COMPONENTS} urlTransform={(url) => url}>
          {markedText(isCut ? cutText(text, SHOWN) : text)}
        </Markdown>
      </div>
      {isCut ? (
        <p className="mt-2 text-sm text-mute">
          The first {formatCount(SHOWN)} of {formatCount(text.length)} characters. Text shows all.
        </p>
      ) : null}
    </>
  );
}
